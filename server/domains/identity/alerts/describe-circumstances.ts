import { formatInstant } from "../../../../common/dates.ts";
import type { BaseContext } from "../../../platform/context.ts";
import { type Language, translate } from "../../../platform/i18n/i18n.ts";
import { nameDevice } from "../../../platform/whereabouts/device-name.ts";
import { openPlaces, placeText } from "../../../platform/whereabouts/place.ts";

/** Something that happened in a browser. */
export interface Circumstance {
  readonly userAgent: string | null | undefined;
  readonly address: string | null | undefined;
  readonly at: Temporal.Instant | string;
}

/** Gives what writes browser, system, place if it is known, and time, a line each, for a mail; the time is that of the provider's zone. */
export async function describer(
  ctx: BaseContext,
): Promise<(what: Circumstance, language: Language) => string> {
  const findPlace = await openPlaces(ctx.config);
  const { timeZone } = ctx.config.provider;
  return ({ userAgent, address, at }, language) => {
    const { browser, system } = nameDevice(userAgent);
    const place = findPlace(address, language);
    const unknown = translate(language, "identity:alert.unknown");
    return [
      translate(language, "identity:alert.browser", { browser: browser ?? unknown }),
      translate(language, "identity:alert.system", { system: system ?? unknown }),
      ...(place ? [translate(language, "identity:alert.place", { place: placeText(place, language) })] : []),
      translate(language, "identity:alert.time", { time: formatInstant(at, language, timeZone), timeZone }),
    ].join("\n");
  };
}

/** The same for what happens in this request. */
export async function describeCircumstances(ctx: BaseContext, language: Language): Promise<string> {
  const describe = await describer(ctx);
  return describe({ userAgent: ctx.userAgent, address: ctx.address, at: ctx.clock.now() }, language);
}

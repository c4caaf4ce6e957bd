import { type ActivityDetails, activityParams } from "../../../../common/activity.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { hasText, type Language, translate } from "../../../platform/i18n/i18n.ts";
import type { CsvColumns } from "../../../platform/request/csv-list.ts";
import { nameDevice } from "../../../platform/whereabouts/device-name.ts";
import { type Place, placeText } from "../../../platform/whereabouts/place.ts";
import type { ActivityRow } from "./activity.queries.ts";

/** An entry as the contract shows it. Where the provider's people sit is not told to customers. */
export function presentEntry(ctx: ReadContext, row: ActivityRow, place: Place | undefined) {
  const {
    organizationId,
    organizationName,
    userAgent,
    sessionId,
    tokenId,
    tokenName,
    sortKey: _,
    ...entry
  } = row;
  const isStaff = row.actorKind === "staff";
  return {
    ...entry,
    details: row.details as Record<string, unknown>,
    organization: organizationId ? { id: organizationId, name: organizationName ?? "" } : null,
    ...(isStaff ? { browser: null, system: null } : nameDevice(userAgent)),
    address: isStaff ? null : row.address,
    place: place && !isStaff ? placeText(place, ctx.language) : null,
    isThisSession: sessionId !== null && sessionId === ctx.actor.sessionId,
    token: tokenId ? { name: tokenName } : null,
  };
}

export type PresentedEntry = ReturnType<typeof presentEntry>;

/** An entry in words, in a language; what has none is named by its code. */
function sentenceOf(language: Language, action: string, details: ActivityDetails): string {
  const params = activityParams(
    details,
    language,
    (way) =>
      hasText(language, `identity:way.${way}`) ? translate(language, `identity:way.${way}`) : undefined,
    (role) => translate(language, `console:role.${role}`),
  );
  if (hasText(language, `organizations:activity.${action}`))
    return translate(language, `organizations:activity.${action}`, params);
  if (hasText(language, `identity:activity.${action}`))
    return translate(language, `identity:activity.${action}`, params);
  return translate(language, "organizations:activity.other", { action });
}

/** The columns of a log as CSV; the sentence is in the reader's language. */
export const activityColumns = (language: Language): CsvColumns<PresentedEntry> => ({
  happened_at: ({ happenedAt }) => happenedAt,
  actor_kind: ({ actorKind }) => actorKind,
  actor: ({ actorName }) => actorName,
  what: ({ action, details }) => sentenceOf(language, action, details),
  organization: ({ organization }) => organization?.name ?? null,
  browser: ({ browser }) => browser,
  system: ({ system }) => system,
  address: ({ address }) => address,
  place: ({ place }) => place,
  token: ({ token }) => (token ? (token.name ?? "yes") : null),
  action: ({ action }) => action,
  subject_kind: ({ subjectKind }) => subjectKind,
  subject_id: ({ subjectId }) => subjectId,
  details: ({ details }) => JSON.stringify(details),
});

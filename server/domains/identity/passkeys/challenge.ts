import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { WriteContext } from "../../../platform/context.ts";
import { hashSecret, newSecret } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { consumeFlow, type FlowPurpose, startFlow } from "../flows/flow.queries.ts";

type PasskeyPurpose = Extract<FlowPurpose, `passkey_${string}`>;

export const challengeMinutes = 5;
/** A browser is known by its cookie for longer than one challenge counts: a page that stays open asks for several. */
const browserHours = 24;

/**
 * Begins a flow whose secret is the challenge that an authenticator signs: for one purpose, one user where one is known, and the
 * browser that asked.
 */
export async function startChallenge(
  ctx: WriteContext,
  http: Http,
  flow: { purpose: PasskeyPurpose; userId?: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await startFlow(ctx.db, {
    ...flow,
    browserSecret: browserSecretOf(http),
    now: ctx.clock.now(),
    minutes: challengeMinutes,
  });
  return Uint8Array.from(Buffer.from(secret, "base64url"));
}

/** The secret of the step that this browser is at, or of a new one. A step that waits for something else stays. */
function browserSecretOf(http: Http): string {
  const known = http.cookie("step");
  if (known) return known;
  const secret = newSecret();
  http.setCookie("step", { value: secret, maxAge: browserHours * 3600 });
  return secret;
}

/**
 * Uses up the challenge that was signed; undefined when it is unknown, of another purpose, user or browser, used or expired, or
 * was signed inside a frame of another site.
 */
export async function consumeChallenge(
  ctx: WriteContext,
  http: Http,
  flow: { purpose: PasskeyPurpose; userId?: string | undefined; clientDataJSON: string },
): Promise<string | undefined> {
  const challenge = challengeOf(flow.clientDataJSON);
  const browser = http.cookie("step");
  if (!challenge || !browser) return undefined;
  const used = await consumeFlow(ctx.db, flow.purpose, challenge, ctx.clock.now());
  const isOurs = used?.browser_hash?.equals(hashSecret(browser)) && used.user_id === (flow.userId ?? null);
  return isOurs ? challenge : undefined;
}

function challengeOf(clientDataJSON: string): string | undefined {
  try {
    const { challenge, crossOrigin } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === "string" && !crossOrigin ? challenge : undefined;
  } catch {
    return undefined;
  }
}

import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { WriteContext } from "../../../platform/context.ts";
import type { Http } from "../../../platform/request/http.ts";
import { challengeMinutes, startChallenge } from "./challenge.ts";
import { startPasskeySignIn } from "./passkey.contract.ts";
import { listPasskeys } from "./passkey.queries.ts";
import { relyingPartyOf } from "./relying-party.ts";

/**
 * What a browser needs to ask an authenticator for a signature. Without a user any passkey of this site will do, if it checks who
 * holds it; with one, each key of that user.
 */
export async function askForPasskey(
  ctx: WriteContext,
  http: Http,
  flow:
    | { purpose: "passkey_sign_in" }
    | { purpose: "passkey_second_factor" | "passkey_proof"; userId: string },
) {
  const isKnown = flow.purpose !== "passkey_sign_in";
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyOf(ctx.config).id,
    challenge: await startChallenge(ctx, http, flow),
    timeout: challengeMinutes * 60_000,
    userVerification: isKnown ? "preferred" : "required",
    ...(isKnown ? { allowCredentials: await listPasskeys(ctx.db, flow.userId) } : {}),
  });
  return startPasskeySignIn.answer.parse(options);
}

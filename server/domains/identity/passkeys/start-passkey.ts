import { generateRegistrationOptions } from "@simplewebauthn/server";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUser } from "../accounts/account.queries.ts";
import { challengeMinutes, startChallenge } from "./challenge.ts";
import { startPasskey as endpoint } from "./passkey.contract.ts";
import { listPasskeys } from "./passkey.queries.ts";
import { algorithms, relyingPartyOf } from "./relying-party.ts";

/** Begins to add a passkey or security key; keys that the account has are not offered by the browser. */
export async function startPasskey(ctx: WriteContext, http: Http) {
  const userId = userOf(ctx);
  const user = found(await findUser(ctx.db, userId));
  const party = relyingPartyOf(ctx.config);
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(userId)),
    userName: user.email,
    userDisplayName: `${user.first_name} ${user.last_name}`,
    challenge: await startChallenge(ctx, http, { purpose: "passkey_registration", userId }),
    timeout: challengeMinutes * 60_000,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: await listPasskeys(ctx.db, userId),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  return endpoint.answer.parse(options);
}

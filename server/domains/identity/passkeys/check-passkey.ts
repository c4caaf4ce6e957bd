import { type VerifiedAuthenticationResponse, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { WriteContext } from "../../../platform/context.ts";
import { Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { consumeChallenge } from "./challenge.ts";
import type { Assertion } from "./passkey.contract.ts";
import { lockPasskey, notePasskeyUse, type Passkey } from "./passkey.queries.ts";
import { relyingPartyOf } from "./relying-party.ts";

interface Question {
  readonly purpose: "passkey_sign_in" | "passkey_second_factor" | "passkey_proof";
  /** Whose key it must be; undefined where the key itself says who signs in. */
  readonly userId?: string;
}

/**
 * Checks what an authenticator signed; answers whose key it is. Refused: identity.passkey_expired, identity.passkey_refused. A
 * signature cannot be guessed, so failures are not counted: nobody can lock a key from outside (security decision 3).
 */
export async function checkPasskey(
  ctx: WriteContext,
  http: Http,
  { purpose, userId }: Question,
  given: Assertion,
): Promise<{ userId: string } | Refused> {
  const { clientDataJSON } = given.response;
  const challenge = await consumeChallenge(ctx, http, { purpose, userId, clientDataJSON });
  if (!challenge) return new Refused("identity.passkey_expired");
  const key = await lockPasskey(ctx.db, given.id);
  if (!key) return new Refused("identity.passkey_refused");
  const isOwners = namesOwner(given, key, userId);
  const verified = isOwners ? await verify(ctx, key, given, challenge, userId === undefined) : undefined;
  if (!verified?.verified) {
    ctx.audit({ action: "session.passkey_refused", userId: key.user_id });
    return new Refused("identity.passkey_refused");
  }
  const { newCounter, credentialBackedUp, userVerified } = verified.authenticationInfo;
  await notePasskeyUse(
    ctx.db,
    {
      factorId: key.factor_id,
      signCount: BigInt(newCounter),
      isBackedUp: credentialBackedUp,
      verifiedUser: userVerified,
    },
    ctx.clock.now(),
  );
  return { userId: key.user_id };
}

/** The key belongs to whoever is asked for it, and the authenticator names the same person where it names one. */
function namesOwner(given: Assertion, key: Passkey, userId: string | undefined): boolean {
  const { userHandle } = given.response;
  const named = userHandle === undefined ? userId : Buffer.from(userHandle, "base64url").toString();
  return named === key.user_id && (userId === undefined || userId === key.user_id);
}

async function verify(
  ctx: WriteContext,
  key: Passkey,
  response: Assertion,
  expectedChallenge: string,
  requireUserVerification: boolean,
): Promise<VerifiedAuthenticationResponse | undefined> {
  const party = relyingPartyOf(ctx.config);
  try {
    return await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification,
      credential: {
        id: key.credential_id,
        publicKey: Uint8Array.from(key.public_key),
        counter: Number(key.sign_count),
      },
    });
  } catch (error) {
    // The package throws for whatever is wrong with an answer; the reason is for the log alone.
    ctx.log.info({ factorId: key.factor_id, reason: String(error) }, "a passkey was refused");
    return undefined;
  }
}

import { type VerifiedRegistrationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { type OpenContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, Refused } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { putInForce, sheetForFirst } from "../factors/put-in-force.ts";
import { consumeChallenge } from "./challenge.ts";
import type { Registration } from "./passkey.contract.ts";
import { insertPasskey, lockPasskey } from "./passkey.queries.ts";
import { algorithms, relyingPartyOf } from "./relying-party.ts";

interface Input {
  readonly name: string;
  readonly credential: Registration;
}

/**
 * Adds a passkey or security key (SEC-1 b), in force at once: making it has proved that the person holds it. Refused:
 * identity.passkey_expired, identity.passkey_refused, identity.passkey_known.
 */
export async function addPasskey(
  ctx: OpenContext,
  http: Http,
  input: Input,
): Promise<{ backupCodes: string[] | null } | Refused> {
  const userId = userOf(ctx);
  const sheet = await sheetForFirst(ctx, userId);
  return ctx.write(async (tx) => {
    const factorId = await keep(tx, http, userId, input);
    if (factorId instanceof Refused) return factorId;
    return putInForce(tx, http, { factorId, userId, kind: "passkey", sheet });
  });
}

/** Checks what the authenticator answered and stores its public key; answers the factor's id. */
async function keep(
  ctx: WriteContext,
  http: Http,
  userId: string,
  { name, credential: given }: Input,
): Promise<string | Refused> {
  const { clientDataJSON, transports = [] } = given.response;
  const challenge = await consumeChallenge(ctx, http, {
    purpose: "passkey_registration",
    userId,
    clientDataJSON,
  });
  if (!challenge) return new Refused("identity.passkey_expired");
  const made = await verify(ctx, given, challenge);
  if (!made?.verified) return new Refused("identity.passkey_refused");
  const { credential, aaguid, credentialBackedUp, userVerified } = made.registrationInfo;
  if (await lockPasskey(ctx.db, credential.id)) return new Refused("identity.passkey_known");
  const key = {
    factorId: newId(),
    userId,
    name,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    signCount: BigInt(credential.counter),
    transports,
    aaguid,
    isBackedUp: credentialBackedUp,
    isDiscoverable: given.clientExtensionResults.credProps?.rk === true,
    verifiesUser: userVerified,
  };
  if (!(await insertPasskey(ctx.db, key, ctx.clock.now()))) throw new AppError("identity.passkey_known");
  return key.factorId;
}

async function verify(
  ctx: WriteContext,
  response: Registration,
  expectedChallenge: string,
): Promise<VerifiedRegistrationResponse | undefined> {
  const party = relyingPartyOf(ctx.config);
  try {
    return await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
  } catch (error) {
    ctx.log.info({ reason: String(error) }, "a new passkey was refused");
    return undefined;
  }
}

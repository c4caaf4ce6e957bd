import { COSEALG } from "@simplewebauthn/server/helpers";
import type { Configuration } from "../../../platform/configuration.ts";

/** Whom passkeys are made for: the public address alone says so, never a request (WebAuthn, 5.1.2 and 13.4.9). */
export function relyingPartyOf(config: Configuration): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(config.publicUrl);
  return { id: hostname, origin, name: config.provider.name };
}

/** Signatures that every browser of today makes, and that Node checks without an experimental part (RFC 9053, RFC 8812). */
export const algorithms: number[] = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

import { Secret, TOTP } from "otpauth";

const period = 30;

function totpOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });
}

/** A new secret of 160 bits (RFC 4226, section 4, R6), in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that authenticator apps read from a QR code. */
export function otpauthUri(secret: string, provider: string, email: string): string {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period,
    issuer: provider,
    label: email,
  }).toString();
}

/** The time step a code belongs to, one step of clock drift allowed either way (RFC 6238, section 5.2); undefined when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Temporal.Instant): bigint | undefined {
  const timestamp = now.epochMilliseconds;
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : BigInt(Math.floor(timestamp / 1000 / period) + delta);
}

/** The code of now: for the demo's own staff. */
export function codeOf(secret: string, now: Temporal.Instant): string {
  return totpOf(secret).generate({ timestamp: now.epochMilliseconds });
}

import { randomInt, timingSafeEqual } from "node:crypto";
import type { Configuration } from "../../../platform/configuration.ts";

/** NIST SP 800-63B-4, 3.1.3.2: codes of out-of-band authenticators work for ten minutes at most. */
export const smsMinutes = 10;

/** A code of six digits, each as likely as every other. */
export function newSmsCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** True when both codes are the same; takes as long when they are not. */
export function isSameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** True where texts can be sent, or read in the demo's mailbox: nowhere else is SMS offered. */
export function smsIsOffered({
  sms,
  demo,
  smtpUrl,
}: Pick<Configuration, "sms" | "demo" | "smtpUrl">): boolean {
  return sms !== undefined || (demo && !smtpUrl);
}

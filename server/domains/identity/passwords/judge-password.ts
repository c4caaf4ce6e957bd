import type { Configuration } from "../../../platform/configuration.ts";
import { hashPassword } from "./hash-password.ts";
import { isShort, refuseShortAlone, refuseWeakPassword } from "./password.rules.ts";

/** What is stored of a password that was taken. */
export interface JudgedPassword {
  readonly hash: string;
  /** True where it is long enough only beside a second factor (security decision 9). */
  readonly isShort: boolean;
}

interface Surroundings {
  /** Names of the person and the organizations that others know. */
  readonly names: readonly string[];
  readonly hasFactor: boolean;
}

/**
 * Judges a new password and hashes it; every way of setting one goes through here. Refused at the field named: too short without a
 * second factor, identity.password_common, identity.password_contains_name.
 */
export async function judgePassword(
  config: Configuration,
  password: string,
  { names, hasFactor }: Surroundings,
  field = "password",
): Promise<JudgedPassword> {
  refuseShortAlone(password, hasFactor, field);
  refuseWeakPassword(password, [...names, config.provider.name], field);
  return { hash: await hashPassword(password), isShort: isShort(password) };
}

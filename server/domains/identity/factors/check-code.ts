import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findUser } from "../accounts/account.queries.ts";
import { findSheetSalt, spendBackupCode } from "../backup-codes/backup-code.queries.ts";
import { plainBackupCode } from "../backup-codes/backup-code.rules.ts";
import { tellOfUsedCode } from "../backup-codes/tell-of-used-code.ts";
import { hashCode } from "../passwords/hash-password.ts";
import { type Attempt, clearFailures, countAttempt } from "../sessions/failure.queries.ts";
import { tellOfLock } from "../sessions/tell-of-lock.ts";
import type { AskedBy } from "../sms-codes/sms-code.queries.ts";
import { spendSmsCode } from "../sms-codes/spend-sms-code.ts";
import { spendTotpCode } from "./spend-totp-code.ts";

/** A code that somebody typed, and what it is from. */
export interface GivenCode {
  readonly method: "totp" | "sms" | "backup_code";
  readonly code: string;
}

/** A code that can be checked inside a transaction: of a backup code its hash, and the attempt that was counted before. */
export type ReadyCode =
  | { readonly method: "totp"; readonly code: string }
  | { readonly method: "sms"; readonly code: string; readonly askedBy: AskedBy }
  | { readonly method: "backup_code"; readonly hash: Buffer | undefined; readonly attempt: Attempt };

/**
 * Makes a typed code ready to be checked. Backup codes are hashed slowly: outside of a transaction, and only once the attempt was
 * counted and allowed. `askedBy` got the text.
 */
export async function readyCode(
  ctx: OpenContext,
  userId: string,
  { method, code }: GivenCode,
  askedBy: AskedBy,
): Promise<ReadyCode> {
  if (method === "totp") return { method, code };
  if (method === "sms") return { method, code, askedBy };
  const { salt, attempt } = await ctx.write(async ({ db, clock }) => ({
    salt: await findSheetSalt(db, userId),
    attempt: await countAttempt(db, userId, method, clock.now()),
  }));
  const hash = salt && attempt.allowed ? await hashCode(plainBackupCode(code), salt) : undefined;
  return { method, hash, attempt };
}

/**
 * True when the code is right and was not used before. Every attempt is counted before it is checked, per account and kind of
 * factor; whoever guesses too often is refused the right code too, and the owner is told by mail.
 */
export async function checkCode(ctx: WriteContext, userId: string, given: ReadyCode): Promise<boolean> {
  const { method } = given;
  const { allowed, isLast } =
    given.method === "backup_code"
      ? given.attempt
      : await countAttempt(ctx.db, userId, given.method, ctx.clock.now());
  if (allowed && (await spend(ctx, userId, given))) {
    await clearFailures(ctx.db, userId, method);
    return true;
  }
  if (isLast) await tellOfLock(ctx, found(await findUser(ctx.db, userId)), method);
  return false;
}

async function spend(ctx: WriteContext, userId: string, given: ReadyCode): Promise<boolean> {
  if (given.method === "totp") return spendTotpCode(ctx, userId, given.code);
  if (given.method === "sms") {
    const { code, askedBy } = given;
    const purpose = "flowId" in askedBy ? "sign_in" : "proof";
    return (await spendSmsCode(ctx, { userId, purpose, askedBy, code })) !== undefined;
  }
  if (!given.hash || !(await spendBackupCode(ctx.db, userId, given.hash, ctx.clock.now()))) return false;
  await tellOfUsedCode(ctx, userId);
  return true;
}

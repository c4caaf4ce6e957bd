import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findUser } from "../accounts/account.queries.ts";
import { clearFailures, countAttempt } from "../sessions/failure.queries.ts";
import { tellOfLock } from "../sessions/tell-of-lock.ts";
import { spendTotpCode } from "./spend-totp-code.ts";

/** A code that somebody typed, and what it is from. */
export interface GivenCode {
  readonly method: "totp";
  readonly code: string;
}

/**
 * True when the code is right and was not used before. Every attempt is counted before it is checked, per account and kind of
 * factor; whoever guesses too often is refused the right code too, and the owner is told by mail.
 */
export async function checkCode(ctx: WriteContext, userId: string, given: GivenCode): Promise<boolean> {
  const { allowed, isLast } = await countAttempt(ctx.db, userId, given.method, ctx.clock.now());
  if (allowed && (await spendTotpCode(ctx, userId, given.code))) {
    await clearFailures(ctx.db, userId, given.method);
    return true;
  }
  if (isLast) await tellOfLock(ctx, found(await findUser(ctx.db, userId)), given.method);
  return false;
}

import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import { findUser } from "../accounts/account.queries.ts";
import { tellOfLock } from "../sessions/tell-of-lock.ts";
import { countOwnAttempt, forgetOwnFailures, listOwnTotp, spendOwnStep } from "./own-factor.queries.ts";
import { unseal } from "./seal.ts";
import { stepOfCode } from "./totp.rules.ts";

/**
 * Confirms an act of the signed-in user by a code of an own authenticator app (SEC-12): undefined, or the refusal, which is to be
 * answered so that the attempt is counted as at sign-in. Refused: identity.factor_missing, identity.wrong_code.
 */
export async function confirmAct(ctx: WriteContext, code: string): Promise<Refused | undefined> {
  const factors = await listOwnTotp(ctx.db);
  if (factors.length === 0) return new Refused("identity.factor_missing");
  const now = ctx.clock.now();
  const { allowed, isLast } = await countOwnAttempt(ctx.db, now);
  const steps = factors.flatMap(({ id, secret }) => {
    const step = stepOfCode(unseal(ctx.config, secret, id), code, ctx.clock.wall());
    return step === undefined ? [] : [{ id, step }];
  });
  const [right] = steps;
  if (allowed && right && (await spendOwnStep(ctx.db, right.id, right.step, now))) {
    await forgetOwnFailures(ctx.db);
    return undefined;
  }
  const userId = userOf(ctx);
  if (isLast) await tellOfLock(ctx, found(await findUser(ctx.db, userId)), "totp");
  return new Refused("identity.wrong_code");
}

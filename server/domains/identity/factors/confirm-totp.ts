import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import { findUser } from "../accounts/account.queries.ts";
import { noteSecondFactor } from "../sessions/session.queries.ts";
import { confirmFactor, findUnconfirmedFactor, spendStep } from "./factor.queries.ts";
import { unseal } from "./seal.ts";
import { stepOfCode } from "./totp.rules.ts";

/** Puts an authenticator app in force with its first code; this session has then given a second factor. */
export async function confirmTotp(
  ctx: WriteContext,
  input: { factorId: string; code: string },
): Promise<undefined | Refused> {
  const userId = userOf(ctx);
  const now = ctx.clock.now();
  const factor = found(await findUnconfirmedFactor(ctx.db, userId, input.factorId));
  const step = stepOfCode(unseal(ctx.config, factor.secret, factor.id), input.code, now);
  if (step === undefined || !(await spendStep(ctx.db, factor.id, step, now)))
    return new Refused("identity.wrong_code");
  await confirmFactor(ctx.db, factor.id, now);
  if (ctx.actor.sessionId) await noteSecondFactor(ctx.db, ctx.actor.sessionId, now);
  const user = found(await findUser(ctx.db, userId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.factor_added",
    userId,
    link: "/me/security",
  });
  ctx.audit({ action: "factor.added", userId, subjectKind: "factor", subjectId: factor.id });
  return undefined;
}

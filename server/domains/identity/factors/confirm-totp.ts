import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUser } from "../accounts/account.queries.ts";
import { startSession } from "../sessions/start-session.ts";
import { confirmFactor, findUnconfirmedFactor, spendStep } from "./factor.queries.ts";
import { unseal } from "./seal.ts";
import { stepOfCode } from "./totp.rules.ts";

const enrolmentMinutes = 15;

/** Puts an authenticator app in force with its first code; a new session begins, which has given a second factor. */
export async function confirmTotp(
  ctx: WriteContext,
  http: Http,
  input: { factorId: string; code: string },
): Promise<undefined | Refused> {
  const userId = userOf(ctx);
  const now = ctx.clock.now();
  const since = now.subtract({ minutes: enrolmentMinutes });
  const factor = found(await findUnconfirmedFactor(ctx.db, userId, input.factorId, since));
  const step = stepOfCode(unseal(ctx.config, factor.secret, factor.id), input.code, ctx.clock.wall());
  if (step === undefined || !(await spendStep(ctx.db, factor.id, step, now)))
    return new Refused("identity.wrong_code");
  await confirmFactor(ctx.db, factor.id, now);
  await startSession(ctx, http, userId, true);
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

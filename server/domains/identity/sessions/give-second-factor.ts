import type { WriteContext } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUser } from "../accounts/account.queries.ts";
import { spendTotpCode } from "../factors/spend-totp-code.ts";
import { consumeFlow, findFlow } from "../flows/flow.queries.ts";
import { clearFailures, countAttempt } from "./failure.queries.ts";
import { startSession } from "./start-session.ts";
import { tellOfLock } from "./tell-of-lock.ts";

/** Finishes a sign-in that this browser began: the flow's secret is in its cookie, and is used up by the first right code. */
export async function giveSecondFactor(
  ctx: WriteContext,
  http: Http,
  code: string,
): Promise<{ step: "done" } | Refused> {
  const now = ctx.clock.now();
  const secret = http.cookie("step");
  const flow = secret ? await findFlow(ctx.db, "second_factor", secret, now) : undefined;
  if (!secret || !flow?.user_id) return new Refused("identity.link_unusable");
  const userId = flow.user_id;
  const { allowed, isLast } = await countAttempt(ctx.db, userId, "totp", now);
  const right = allowed && (await spendTotpCode(ctx, userId, code));
  if (!right) {
    if (isLast) await tellOfLock(ctx, found(await findUser(ctx.db, userId)), "totp");
    ctx.audit({ action: "session.second_factor_refused", userId });
    return new Refused("identity.wrong_code");
  }
  if (!(await consumeFlow(ctx.db, "second_factor", secret, now)))
    return new Refused("identity.link_unusable");
  await clearFailures(ctx.db, userId, "totp");
  await startSession(ctx, http, userId, true);
  ctx.audit({ action: "session.started", userId, details: { secondFactor: "totp" } });
  return { step: "done" };
}

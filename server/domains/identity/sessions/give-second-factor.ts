import type { OpenContext } from "../../../platform/context.ts";
import { AppError, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { checkCode, type GivenCode, readyCode } from "../factors/check-code.ts";
import { consumeFlow, findFlow } from "../flows/flow.queries.ts";
import { finishSignIn } from "./finish-sign-in.ts";

/**
 * Finishes a sign-in that this browser began: the flow's secret is in its cookie, and is used up by the first right code. A code and
 * its sign-in are used up together or not at all.
 */
export async function giveSecondFactor(
  ctx: OpenContext,
  http: Http,
  given: GivenCode & { readonly remember: boolean },
): Promise<{ step: "done" } | Refused> {
  const secret = http.cookie("step") ?? "";
  const flow = await ctx.read(({ db }) => findFlow(db, "second_factor", secret, ctx.clock.now()));
  if (!flow?.user_id) return new Refused("identity.link_unusable");
  const userId = flow.user_id;
  const code = await readyCode(ctx, userId, given, { flowId: flow.id });
  return ctx.write(async (tx) => {
    const running = await findFlow(tx.db, "second_factor", secret, tx.clock.now());
    if (running?.user_id !== userId) return new Refused("identity.link_unusable");
    if (!(await checkCode(tx, userId, code))) {
      tx.audit({ action: "session.second_factor_refused", userId, details: { method: given.method } });
      return new Refused("identity.wrong_code");
    }
    if (!(await consumeFlow(tx.db, "second_factor", secret, tx.clock.now())))
      throw new AppError("identity.link_unusable");
    await finishSignIn(tx, http, { userId, secondFactor: given.method, remember: given.remember });
    return { step: "done" as const };
  });
}

import type { WriteContext } from "../../../platform/context.ts";
import { Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { checkCode, type GivenCode } from "../factors/check-code.ts";
import { consumeFlow, findFlow } from "../flows/flow.queries.ts";
import { finishSignIn } from "./finish-sign-in.ts";

/** Finishes a sign-in that this browser began: the flow's secret is in its cookie, and is used up by the first right code. */
export async function giveSecondFactor(
  ctx: WriteContext,
  http: Http,
  given: GivenCode,
): Promise<{ step: "done" } | Refused> {
  const now = ctx.clock.now();
  const secret = http.cookie("step");
  const flow = secret ? await findFlow(ctx.db, "second_factor", secret, now) : undefined;
  if (!secret || !flow?.user_id) return new Refused("identity.link_unusable");
  const userId = flow.user_id;
  if (!(await checkCode(ctx, userId, given))) {
    ctx.audit({ action: "session.second_factor_refused", userId });
    return new Refused("identity.wrong_code");
  }
  if (!(await consumeFlow(ctx.db, "second_factor", secret, now)))
    return new Refused("identity.link_unusable");
  await finishSignIn(ctx, http, { userId, secondFactor: given.method });
  return { step: "done" };
}

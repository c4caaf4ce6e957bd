import type { WriteContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { lockUser } from "../accounts/account.queries.ts";
import { consumeFlow, type FlowPurpose, findFlow } from "./flow.queries.ts";

/**
 * Uses up the flow of a link that a user got by mail, else refuses (identity.link_unusable). The user's row is locked first, so that
 * two acts on one account never overtake each other: a reset and a change of address, for instance.
 */
export async function takeFlow(ctx: WriteContext, purpose: FlowPurpose, token: string) {
  const now = ctx.clock.now();
  const open = await findFlow(ctx.db, purpose, token, now);
  if (!open?.user_id) throw new AppError("identity.link_unusable");
  const user = found(await lockUser(ctx.db, open.user_id));
  const flow = await consumeFlow(ctx.db, purpose, token, now);
  if (flow?.user_id !== user.id) throw new AppError("identity.link_unusable");
  return { user, payload: flow.payload };
}

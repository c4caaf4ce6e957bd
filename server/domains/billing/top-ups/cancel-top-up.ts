import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { cancelDueItem, lockOpenDueItem } from "../due-items/due-item.queries.ts";
import { findTopUp } from "./top-up.queries.ts";

/** Cancels a top-up that has not arrived; money that comes all the same is credited. Refused: billing.top_up_settled. */
export async function cancelTopUp(ctx: WriteContext, topUpId: string): Promise<void> {
  const organizationId = organizationOf(ctx);
  const due = await lockOpenDueItem(ctx.db, organizationId, "top_up", topUpId);
  const { number } = found(await findTopUp(ctx.db, organizationId, topUpId));
  refuseUnless(due, "billing.top_up_settled");
  await cancelDueItem(ctx.db, due, "cancelled", ctx.clock.now().toString());
  ctx.audit({ subjectKind: "top_up", subjectId: topUpId, details: { number } });
  ctx.publish({ topic: "prepaid", organizationId });
}

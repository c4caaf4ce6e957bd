import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { markArchived } from "./billing-address.queries.ts";
import { lockBillingAddress } from "./lock-billing-address.ts";

/** Archives a billing address (ORG-9): it can no longer be chosen; orders and invoices keep what they show. */
export async function archiveBillingAddress(ctx: WriteContext, id: string): Promise<void> {
  const organizationId = organizationOf(ctx);
  const { name } = await lockBillingAddress(ctx, organizationId, id);
  await markArchived(ctx.db, organizationId, id, ctx.clock.now().toString());
  ctx.audit({ subjectKind: "billing_address", subjectId: id, details: { name } });
  ctx.publish({ topic: "organization", organizationId, id });
}

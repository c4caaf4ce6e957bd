import type { WriteContext } from "../../../platform/context.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type Alongside, payExactDueItems, type ReferencedPayments } from "./exact-payment.queries.ts";
import { tellOfPaidInvoicesJob } from "./tell-of-paid-invoices.jobs.ts";

/**
 * Pays what thousands of payments of a bank's file pay exactly, without taking them out of the database (MON-7). Gives how many
 * paid; of the rest each wants a decision of its own, which `bookPayments` makes. The customers are told by a job.
 */
export async function payExactly(
  ctx: WriteContext,
  organizationIds: readonly string[],
  payments: ReferencedPayments,
  alongside: Alongside,
): Promise<number> {
  await lockOrganizations(ctx.db, organizationIds);
  const recordedAt = ctx.clock.now().toString();
  const paid = await payExactDueItems(ctx.db, payments, alongside, recordedAt);
  if (paid === 0) return paid;
  await ctx.addJob(tellOfPaidInvoicesJob, { organizationIds, recordedAt });
  for (const organizationId of organizationIds) ctx.publish({ topic: "invoices", organizationId });
  return paid;
}

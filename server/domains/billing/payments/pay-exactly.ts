import type { WriteContext } from "../../../platform/context.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type ExactlyPaid, payExactDueItems, type ReferencedPayments } from "./exact-payment.queries.ts";
import { tellOfPaidInvoicesJob } from "./tell-of-paid-invoices.jobs.ts";

/**
 * Pays what thousands of payments of a bank's file pay exactly, without taking them out of the database (MON-7). Gives those that
 * paid, and the rest, of which each wants a decision of its own: `bookPayments` makes it. The customers are told by a job.
 */
export async function payExactly(
  ctx: WriteContext,
  organizationIds: readonly string[],
  payments: ReferencedPayments,
): Promise<ExactlyPaid> {
  await lockOrganizations(ctx.db, organizationIds);
  const result = await payExactDueItems(ctx.db, payments, ctx.clock.now().toString());
  if (result.paid.length === 0) return result;
  await ctx.addJob(tellOfPaidInvoicesJob, { organizationIds, paymentIds: result.paid });
  for (const organizationId of organizationIds) ctx.publish({ topic: "invoices", organizationId });
  return result;
}

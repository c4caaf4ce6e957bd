import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import type { ChargeReport } from "../../../providers/payment/payment-provider.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type DueItem, lockDueItems } from "../due-items/due-item.queries.ts";
import { keepMethod } from "../payment-profiles/keep-method.ts";
import { book } from "../payments/book-payments.ts";
import { decideEnds } from "../payments/payment.rules.ts";
import { type Charge, findCharge, lockCharge, updateCharge } from "./charge.queries.ts";
import { isAsAsked, stateOf } from "./charge.rules.ts";
import { bookChargebackJob } from "./chargeback.jobs.ts";
import { findChargeback } from "./chargeback.queries.ts";
import { tellOfFailure } from "./tell-of-charges.ts";

interface ChargeKey {
  readonly organizationId: string;
  readonly chargeId: string;
}

/**
 * Books what the provider says of a charge, once, however often it says it (MON-3, MON-7): what is still due in exactly that amount
 * is paid as by a transfer; all else goes to the prepaid account with its reason. A report on another charge is refused.
 */
export async function applyReport(ctx: WriteContext, key: ChargeKey, report: ChargeReport): Promise<void> {
  const { organizationId, chargeId } = key;
  await lockOrganizations(ctx.db, [organizationId]);
  const { dueItemId } = found(await findCharge(ctx.db, organizationId, chargeId));
  const due = found((await lockDueItems(ctx.db, [{ organizationId, dueItemId }])).at(0));
  const charge = found(await lockCharge(ctx.db, organizationId, chargeId));
  if (report.chargeId !== chargeId || report.organizationId !== organizationId)
    throw new Error(`the provider tells of charge ${report.chargeId} where ${chargeId} was asked for`);
  if (charge.state !== "succeeded") {
    if (report.state === "succeeded") await bookCharge(ctx, charge, due, report);
    else await noteProgress(ctx, charge, due, report);
  }
  if (report.state === "succeeded" && report.dispute) await noteDispute(ctx, charge, report.dispute);
}

/** What a dispute undoes is out of a member's reach: a job books it. */
async function noteDispute(
  ctx: WriteContext,
  { organizationId, id: chargeId }: Charge,
  { token, state }: NonNullable<ChargeReport["dispute"]>,
): Promise<void> {
  const known = await findChargeback(ctx.db, organizationId, chargeId, token);
  if (known?.state !== state) await ctx.addJob(bookChargebackJob, { organizationId, chargeId });
}

async function bookCharge(ctx: WriteContext, charge: Charge, due: DueItem, report: ChargeReport) {
  const { organizationId, id } = charge;
  const { amountMinor, currency } = report;
  // First the charge: a due item that closes takes what is still under way for it along.
  await updateCharge(ctx.db, charge, {
    ...{ state: "succeeded", paymentToken: report.paymentToken, pageUrl: null, receivedMinor: amountMinor },
    ...{ declineReason: null, method: report.method, settledAt: ctx.clock.now().toString() },
  });
  const target = { kind: "due_item", organizationId, dueItemId: due.id } as const;
  const payment = { bankPaymentId: id, source: "provider", amountMinor, currency, target } as const;
  const incoming = { ...payment, receivedOn: ctx.clock.today() };
  const decided = decideEnds([incoming], new Map([[due.id, due]])).map((one) =>
    one.end === "paid" && !isAsAsked(charge, report)
      ? { ...one, end: "prepaid" as const, outcome: "other_amount" as const, dueItemId: null }
      : one,
  );
  await book(ctx, decided, []);
  if (report.method?.isKept) await keepMethod(ctx, charge, report.method);
  // Beside what booking tells: the list of charges stands on both kinds of pages, and on staff's.
  ctx.publish({ topic: "invoices", organizationId });
  ctx.publish({ topic: "invoices" });
}

async function noteProgress(ctx: WriteContext, charge: Charge, due: DueItem, report: ChargeReport) {
  const state = stateOf(report);
  if (state === charge.state && report.url === null) return;
  const hasEnded = state === "failed" || state === "cancelled";
  // What has ended stays as it is, unless money comes all the same.
  if (charge.state === "failed" || charge.state === "cancelled") return;
  await updateCharge(ctx.db, charge, {
    ...{ state, paymentToken: report.paymentToken, receivedMinor: null, declineReason: report.reason },
    ...{ method: report.method, pageUrl: hasEnded ? null : (report.url ?? charge.pageUrl) },
    settledAt: hasEnded ? ctx.clock.now().toString() : null,
  });
  if (state === "failed" && charge.state === "processing") await tellOfFailure(ctx, charge, due);
  ctx.publish({ topic: "invoices", organizationId: charge.organizationId });
}

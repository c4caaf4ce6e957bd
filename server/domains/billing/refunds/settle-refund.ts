import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { PaymentProviderError } from "../../../platform/payment-provider-error.ts";
import type { RefundReport } from "../../../providers/payment/payment-provider.ts";
import { findCharge } from "../charges/charge.queries.ts";
import { providerOf } from "../charges/provider-of.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { refundFailedPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { findRefund, lockRefund, noteRefundToken, type Refund, settleRefundRow } from "./refund.queries.ts";
import { tellOfRefund } from "./tell-of-refunds.ts";

type Report = Pick<RefundReport, "refundId" | "state"> & { readonly token?: string };

/**
 * Asks the provider to give money back, or how far it is, and books what it says. Safe to repeat: the provider knows it by our id. One
 * that was done may fail later, when the payer's bank sends it back.
 */
export async function settleRefund(
  ctx: OpenContext,
  organizationId: string,
  refundId: string,
): Promise<void> {
  const refund = await ctx.read(({ db }) => findRefund(db, organizationId, refundId));
  if (!refund || refund.state === "failed") return;
  const report = await ask(ctx, refund);
  await ctx.write((write) => applyRefund(write, refund, report));
}

async function ask(ctx: OpenContext, refund: Refund): Promise<Report> {
  const { organizationId, id: refundId, chargeId, token, amountMinor, currency } = refund;
  const provider = providerOf(ctx);
  if (token !== null) return provider.readRefund(token);
  const charge = found(await ctx.read(({ db }) => findCharge(db, organizationId, chargeId)));
  const paymentToken = found(charge.paymentToken);
  try {
    return await provider.refund({ refundId, organizationId, paymentToken, amountMinor, currency });
  } catch (error) {
    if (!(error instanceof PaymentProviderError && error.isFinal)) throw error;
    ctx.log.warn({ err: error, refundId }, "payments: the provider refused a refund");
    return { refundId, state: "failed" };
  }
}

async function applyRefund(ctx: WriteContext, { organizationId, id }: Refund, report: Report): Promise<void> {
  await lockOrganizations(ctx.db, [organizationId]);
  const refund = found(await lockRefund(ctx.db, organizationId, id));
  if (report.refundId !== id) throw new Error(`the provider tells of refund ${report.refundId}`);
  if (refund.state === "failed" || refund.state === report.state) return;
  if (report.token !== undefined) await noteRefundToken(ctx.db, refund, report.token);
  // What was done is with the payer, or comes back: it is under way no more.
  if (report.state === "pending") return;
  await settleRefundRow(ctx.db, refund, report.state, ctx.clock.now().toString());
  if (report.state === "failed") {
    const { currency, amountMinor } = refund;
    const movement = { organizationId, causeId: id, bookedOn: ctx.clock.today(), currency, amountMinor };
    await postTransactions(ctx, [refundFailedPosting(movement)]);
  }
  await tellOfRefund(ctx, refund, report.state);
  ctx.publish({ topic: "prepaid", organizationId });
  // Staff's screens hear what is of no organization.
  ctx.publish({ topic: "prepaid" });
}

import type { WriteContext } from "../../../platform/context.ts";
import { listWaiting } from "../ledger/ledger.queries.ts";
import { unassignedReversal } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";

export interface WaitingPayment {
  readonly bankPaymentId: string;
  /** Minor units. */
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** Takes money that waits in the provider's books out of them: it was booked in another way. What does not wait stays as it is. */
export async function releasePayments(ctx: WriteContext, payments: readonly WaitingPayment[]): Promise<void> {
  const waiting = new Set(
    await listWaiting(
      ctx.db,
      payments.map((payment) => payment.bankPaymentId),
    ),
  );
  const bookedOn = ctx.clock.today();
  await postTransactions(
    ctx,
    payments
      .filter((payment) => waiting.has(payment.bankPaymentId))
      .map(({ bankPaymentId: causeId, amountMinor, currency }) =>
        unassignedReversal({ causeId, bookedOn, currency, amountMinor }),
      ),
  );
}

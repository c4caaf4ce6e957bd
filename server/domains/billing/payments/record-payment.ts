import type { WriteContext } from "../../../platform/context.ts";
import { bookPayments } from "./book-payments.ts";
import type { BookedPayment, IncomingPayment } from "./payment.rules.ts";

/** Books one payment of the bank to one of its three ends (MON-7). Needs reach over all organizations. */
export async function recordPayment(ctx: WriteContext, payment: IncomingPayment): Promise<BookedPayment> {
  const [booked] = await bookPayments(ctx, [payment]);
  if (!booked) throw new Error("the payment was not booked");
  return booked;
}

import { createHash } from "node:crypto";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { bookPayments } from "./book-payments.ts";
import type { BookedPayment, IncomingPayment } from "./payment.rules.ts";

/** A payment of CHF 10.72 received today from nobody known, unless told otherwise. */
export function buildPayment(
  installation: TestInstallation,
  overrides: Partial<IncomingPayment> = {},
): IncomingPayment {
  return {
    bankPaymentId: newId(),
    amountMinor: 1072n,
    currency: "CHF",
    receivedOn: installation.clock.today(),
    target: { kind: "unknown", outcome: "no_reference" },
    ...overrides,
  };
}

/** Books payments as the import of a bank's file does, each with its row among the bank's payments. */
export function receive(
  installation: TestInstallation,
  payments: readonly IncomingPayment[],
): Promise<BookedPayment[]> {
  return installation.write(async (ctx) => {
    const booked = await bookPayments(ctx, payments);
    await insertBankRows(ctx, payments, booked);
    return booked;
  });
}

async function insertBankRows(
  ctx: WriteContext,
  payments: readonly IncomingPayment[],
  booked: readonly BookedPayment[],
): Promise<void> {
  const fileId = newId();
  const now = ctx.clock.now().toString();
  const keyOf = (id: string) => createHash("sha256").update(id).digest();
  const file = { id: fileId, name: "test.xml", size_bytes: 1n, state: "reading" as const, uploaded_at: now };
  await ctx.db
    .insertInto("bank_files")
    .values({ ...file, sha256: keyOf(fileId) })
    .execute();
  const rows = payments.map((payment, position) => ({
    ...{ id: payment.bankPaymentId, bank_file_id: fileId, position, statement: 0 },
    ...{ booking_id: payment.bankPaymentId, is_bare: false, opens_entry: true },
    ...{ entry_id: payment.bankPaymentId, entry_is_certain: true },
    ...{ currency: payment.currency, amount_minor: payment.amountMinor, booked_on: payment.receivedOn },
    reference_kind: "none" as const,
  }));
  await ctx.db.insertInto("bank_payments").values(rows).execute();
  const results = booked.map((one) => ({
    bank_payment_id: one.bankPaymentId,
    state: one.end === "unassigned" ? ("unassigned" as const) : ("booked" as const),
    ...{ outcome: one.outcome, organization_id: one.organizationId, due_item_id: one.dueItemId },
    decided_at: now,
  }));
  await ctx.db.insertInto("bank_payment_results").values(results).execute();
}

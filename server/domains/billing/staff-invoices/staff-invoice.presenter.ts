import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { creditedAtRates, leftOfLines } from "../credit-notes/credit.rules.ts";
import { findCreditedLines } from "../credit-notes/credit-note.queries.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import { presentInvoice } from "../invoices/invoice.presenter.ts";
import type { InvoiceRow } from "../invoices/invoice-lists.queries.ts";
import { outcomeText } from "../payments/outcome-text.ts";
import { listWriteOffs, type WriteOffRow } from "../write-offs/write-off.queries.ts";
import { abilitiesOfStaff } from "./staff-invoice.policy.ts";
import { type InvoicePaymentRow, listInvoicePayments } from "./staff-invoice.queries.ts";

/** An invoice as staff see it: what the customer sees, and what is left to credit, its payments and write-offs. */
export async function presentStaffInvoice(ctx: ReadContext, invoice: InvoiceRow, organizationName: string) {
  const { organizationId, id } = invoice;
  const { lines, creditedNetMinor, leftMinor } = await presentCreditable(ctx, invoice);
  const payments = await listInvoicePayments(ctx.db, organizationId, invoice);
  const writeOffs = await listWriteOffs(ctx.db, organizationId, id);
  return {
    ...(await presentInvoice(ctx, invoice)),
    ...{ organizationId, organizationName, creditable: lines, creditedNetMinor },
    payments: payments.map((payment) => presentPayment(ctx, payment)),
    writeOffs: writeOffs.map(presentWriteOff),
    abilities: abilitiesOfStaff(ctx, invoice, leftMinor),
  };
}

async function presentCreditable(ctx: ReadContext, { organizationId, id, document }: InvoiceRow) {
  if (document === null) return { lines: [], creditedNetMinor: [], leftMinor: 0n };
  const printed = readSnapshot(document);
  const credited = await findCreditedLines(ctx.db, organizationId, id);
  const left = leftOfLines(printed, credited);
  return {
    lines: printed.lines.map(({ vatCode }, index) => ({
      ...{ position: index + 1, vatCode },
      leftMinor: toMinorNumber(left[index] ?? 0n),
    })),
    creditedNetMinor: creditedAtRates(printed, credited).map(toMinorNumber),
    leftMinor: left.reduce((sum, minor) => sum + minor, 0n),
  };
}

function presentPayment(ctx: ReadContext, { amountMinor, outcome, isUndone, ...payment }: InvoicePaymentRow) {
  return {
    ...payment,
    ...{ outcome, outcomeText: outcomeText(ctx.language, { outcome, isUndone }) },
    minor: toMinorNumber(amountMinor),
  };
}

function presentWriteOff({ amountMinor, ...writeOff }: WriteOffRow) {
  return { ...writeOff, minor: toMinorNumber(amountMinor) };
}

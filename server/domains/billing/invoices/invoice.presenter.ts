import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { type CreditNoteRow, listCreditNotes } from "../credit-notes/credit-note.queries.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import { ibanFor } from "../due-items/reference.rules.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { presentReminders } from "../reminders/reminder.presenter.ts";
import { abilitiesOf } from "./invoice.policy.ts";
import type { InvoiceRow, InvoiceSummaryRow } from "./invoice-lists.queries.ts";

/** An invoice as lists show it. */
export function presentSummary(row: InvoiceSummaryRow) {
  const { id, number, origin, state, issuedOn, dueOn, currency } = row;
  const amounts = { totalMinor: toMinorNumber(row.totalMinor), dueMinor: toMinorNumber(row.dueMinor) };
  return { id, number, origin, state, issuedOn, dueOn, currency, ...amounts };
}

/** An invoice with its lines, how to pay it, and what the actor may do. */
export async function presentInvoice(ctx: ReadContext, invoice: InvoiceRow) {
  const { issuedAt, orderId, paidAt, organizationId, currency } = invoice;
  const prepaidMinor = await findPrepaidBalance(ctx.db, organizationId, currency);
  return {
    ...presentSummary(invoice),
    ...{ netMinor: toMinorNumber(invoice.netMinor), vatMinor: toMinorNumber(invoice.vatMinor) },
    ...{ issuedAt, orderId, paidAt },
    ...presentPrinted(invoice),
    payment: invoice.dueMinor > 0n ? presentPayment(ctx, invoice) : null,
    creditNotes: (await listCreditNotes(ctx.db, organizationId, invoice.id)).map(presentCreditNote),
    ...(await presentReminders(ctx, invoice)),
    prepaidMinor: toMinorNumber(prepaidMinor),
    abilities: abilitiesOf(ctx, invoice, prepaidMinor),
  };
}

function presentCreditNote({ id, number, issuedOn, totalMinor, reason }: CreditNoteRow) {
  return { id, number, issuedOn, totalMinor: toMinorNumber(totalMinor), reason };
}

/** Lines and VAT as the document prints them; an open item of a former system has neither. */
function presentPrinted({ document }: InvoiceRow) {
  if (document === null) return { lines: [], vat: [] };
  const { lines, vatSummary } = readSnapshot(document);
  return {
    lines: lines.map((line) => ({
      ...{ description: line.description, detail: line.detail ?? null, quantity: line.quantity },
      ...{ unitPriceMinor: toMinorNumber(line.unitPriceMinor), netMinor: toMinorNumber(line.netMinor) },
      volume: line.volume
        ? {
            rate: line.volume.rate,
            listMinor: toMinorNumber(line.volume.listMinor),
            minor: toMinorNumber(line.volume.minor),
          }
        : null,
      ...{ vatRate: line.vatRate, periodFrom: line.period?.from ?? null, periodTo: line.period?.to ?? null },
    })),
    vat: vatSummary.map((entry) => ({
      ...{ rate: entry.rate, code: entry.code },
      netMinor: toMinorNumber(entry.netMinor),
      vatMinor: toMinorNumber(entry.vatMinor),
    })),
  };
}

/** How to pay by transfer; null in a currency that the provider has no account in. */
function presentPayment(ctx: ReadContext, { reference, currency }: InvoiceRow) {
  const { name, accounts } = ctx.config.provider;
  const account = accounts.find((one) => one.currency === currency);
  return account
    ? { reference, accountName: name, iban: ibanFor(account, reference), bic: account.bic }
    : null;
}

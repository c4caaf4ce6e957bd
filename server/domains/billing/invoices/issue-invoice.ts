import { addDays, type Day } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import type { BilledCustomer } from "../customers/customer.rules.ts";
import { storeDocumentJob } from "../documents/document.jobs.ts";
import { snapshotOf } from "../documents/document-snapshot.ts";
import type { DocumentLine, InvoiceDocument } from "../documents/invoice-document.ts";
import { makeDocument } from "../documents/make-document.ts";
import { insertDueItem } from "../due-items/due-item.queries.ts";
import { reserveReference } from "../due-items/reserve-reference.ts";
import { invoicePosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { insertInvoice, nextInvoiceNumber } from "./invoice.queries.ts";

export interface InvoiceToIssue {
  readonly organizationId: string;
  readonly orderId: string | null;
  readonly orderNumber?: string;
  readonly customer: BilledCustomer;
  readonly language: Language;
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  /** Given when it is paid at the same moment; it then says so and asks for nothing. */
  readonly paidOn?: Day;
  readonly notes?: readonly string[];
}

export interface IssuedInvoice {
  readonly id: string;
  readonly number: string;
  readonly dueItemId: string;
  readonly document: InvoiceDocument;
}

/**
 * Issues an invoice: number without gaps from the locked counter, reference of its own (MON-5), due item, ledger. It is final.
 * The caller holds the organization's lock.
 */
export async function issueInvoice(ctx: WriteContext, input: InvoiceToIssue): Promise<IssuedInvoice> {
  const id = newId();
  const dueItemId = newId();
  const { organizationId, orderId, currency } = input;
  const reference = await reserveReference(ctx, { organizationId, id: dueItemId, currency });
  const number = await nextInvoiceNumber(ctx.db);
  // Read after the counter is locked, so that numbers rise with time.
  const issuedAt = ctx.clock.now().toString();
  const issuedOn = ctx.clock.today();
  const dueOn = input.paidOn ? issuedOn : addDays(issuedOn, ctx.config.invoiceDays);
  const { customer, language, lines, paidOn, orderNumber, notes } = input;
  const document = makeDocument(ctx.config.provider, {
    ...{ kind: "invoice", number: number.toString(), language, issuedOn, dueOn, paidOn },
    ...{ customer, orderNumber, currency, lines, reference, notes },
  });
  const { netMinor, vatMinor } = document;
  await insertInvoice(ctx.db, {
    ...{ organizationId, id, number, orderId, currency, netMinor, vatMinor, issuedOn, dueOn, issuedAt },
    document: snapshotOf(document),
  });
  const dueItem = { organizationId, id: dueItemId, kind: "invoice" as const, subjectId: id, currency, dueOn };
  const paidAt = input.paidOn ? { paidAt: issuedAt } : {};
  await insertDueItem(
    ctx.db,
    { ...dueItem, reference: reference.value, amountMinor: document.totalMinor, ...paidAt },
    issuedAt,
  );
  await postTransactions(ctx, [
    invoicePosting({ organizationId, causeId: id, bookedOn: issuedOn, currency, netMinor, vatMinor }),
  ]);
  await ctx.addJob(storeDocumentJob, { organizationId, kind: "invoice", subjectId: id });
  ctx.publish({ topic: "invoices", organizationId, id });
  return { id, number: document.number, dueItemId, document };
}

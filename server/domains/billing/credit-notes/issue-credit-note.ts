import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { storeDocumentJob } from "../documents/document.jobs.ts";
import { findDocumentSource } from "../documents/document.queries.ts";
import { readSnapshot, snapshotOf } from "../documents/document-snapshot.ts";
import { lockInvoiceDueItem } from "../due-items/due-item.queries.ts";
import { creditPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { creditOf, fitsInvoice } from "./credit.rules.ts";
import { creditDocumentOf } from "./credit-document.ts";
import { findCreditedLines, insertCreditNote, takeCreditNoteNumber } from "./credit-note.queries.ts";
import { settleCredit } from "./settle-credit.ts";
import { tellOfCreditNote } from "./tell-of-credit-note.ts";

export interface CreditToIssue {
  readonly organizationId: string;
  readonly invoiceId: string;
  /** What the customer reads. */
  readonly reason: string;
  /** Net minor units of lines, which count from 1. */
  readonly lines: readonly { readonly position: number; readonly netMinor: bigint }[];
  /** The total that the person saw; the credit is refused if something else was credited meanwhile. */
  readonly expectedTotalMinor: bigint;
}

/**
 * Credits an issued invoice in whole or in part (MON-14): number without gaps, document, ledger. An open invoice owes less from then
 * on, by a due item of its own; what was paid goes to the prepaid account. Refused: billing.credit_imported, billing.is_written_off,
 * billing.credit_too_much, billing.credit_changed. Answers the id of the credit note.
 */
export async function issueCreditNote(ctx: WriteContext, input: CreditToIssue): Promise<string> {
  const { organizationId, invoiceId, reason } = input;
  await lockOrganizations(ctx.db, [organizationId]);
  const due = found(await lockInvoiceDueItem(ctx.db, organizationId, invoiceId));
  const source = found(await findDocumentSource(ctx.db, organizationId, "invoice", invoiceId));
  refuseUnless(source.document !== null, "billing.credit_imported");
  refuseUnless(due.cancelCause !== "written_off", "billing.is_written_off");
  const invoice = readSnapshot(source.document);
  const credited = await findCreditedLines(ctx.db, organizationId, invoiceId);
  const wanted = new Map(input.lines.map(({ position, netMinor }) => [position, netMinor]));
  refuseUnless(fitsInvoice(invoice, credited, wanted), "billing.credit_too_much");
  const credit = creditOf(invoice, credited, wanted);
  refuseUnless(credit.totalMinor === input.expectedTotalMinor, "billing.credit_changed");

  const id = newId();
  const { currency } = due;
  const { netMinor, vatMinor, totalMinor } = credit;
  const { effect, postings } = await settleCredit(ctx, due, { id, totalMinor });
  const number = `CN-${await takeCreditNoteNumber(ctx.db)}`;
  // Read after the counter is locked, so that numbers rise with time.
  const issuedAt = ctx.clock.now().toString();
  const issuedOn = ctx.clock.today();
  const document = creditDocumentOf(invoice, credit, { number, issuedOn, reason, effect });
  const destination = effect.kind === "prepaid" ? "prepaid" : "due";
  const issuedBy = ctx.actor.userId ?? null;
  const money = { currency, netMinor, vatMinor, totalMinor, destination } as const;
  const record = { organizationId, id, number, invoiceId, reason, issuedOn, issuedAt, issuedBy };
  await insertCreditNote(ctx.db, { ...record, ...money, document: snapshotOf(document) }, wanted);
  await postTransactions(ctx, [
    creditPosting({ organizationId, causeId: id, bookedOn: issuedOn, currency, netMinor, vatMinor }),
    ...postings,
  ]);
  await ctx.addJob(storeDocumentJob, { organizationId, kind: "credit_note", subjectId: id });
  await tellOfCreditNote(ctx, { organizationId, invoiceId, reason, document, effect });
  ctx.audit({
    ...{ organizationId, subjectKind: "invoice", subjectId: invoiceId },
    details: { number, invoice: invoice.number },
  });
  ctx.publish({ topic: "invoices", organizationId, id: invoiceId });
  return id;
}

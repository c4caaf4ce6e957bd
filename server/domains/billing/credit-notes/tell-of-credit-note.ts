import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listInvoiceContacts, listRecipients } from "../customers/customer.queries.ts";
import type { InvoiceDocument } from "../documents/invoice-document.ts";
import { invoicePage } from "../pages.ts";
import type { CreditEffect } from "./credit-document.ts";
import { findOrderer } from "./credit-note.queries.ts";

interface Told {
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly reason: string;
  /** The credit note. */
  readonly document: InvoiceDocument;
  readonly effect: CreditEffect;
}

/** Tells the legal representatives, who ordered, and the billing address of a credit note: why, how much, and what is left to pay or lies on the prepaid account. */
export async function tellOfCreditNote(ctx: WriteContext, told: Told): Promise<void> {
  const { organizationId, invoiceId, reason, document, effect } = told;
  const { number, currency, totalMinor: minor, invoiceNumber: invoice = "" } = document;
  const orderer = await findOrderer(ctx.db, organizationId, invoiceId);
  const recipients = await listRecipients(ctx.db, [organizationId], orderer ? [orderer] : []);
  const contacts = await listInvoiceContacts(ctx.db, [{ organizationId, invoiceId }]);
  const readers = [...recipients, ...contacts.map(({ email, language }) => ({ email, language }))];
  const mails = readers.map(({ email, language, ...reader }) => ({
    ...("userId" in reader ? { userId: reader.userId } : {}),
    ...{ to: email, language, organizationId, link: invoicePage(organizationId, invoiceId) },
    template: `billing.credit_note_${effect.kind}`,
    params: {
      ...{ number, invoice, reason, amount: formatAmount({ minor, currency }, language) },
      ...(effect.kind === "rest"
        ? {
            rest: formatAmount({ minor: effect.minor, currency }, language),
            reference: formatReference(effect.reference),
            day: formatDay(effect.dueOn, language),
          }
        : {}),
    },
  }));
  await addMails(ctx, mails);
}

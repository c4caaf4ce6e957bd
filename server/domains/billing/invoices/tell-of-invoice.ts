import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listInvoiceContacts, listRecipients } from "../customers/customer.queries.ts";
import { invoicePage } from "../pages.ts";
import type { IssuedInvoice } from "./issue-invoice.ts";

/** Tells the legal representatives, who ordered, and the billing address of an invoice that is to be paid. */
export async function tellOfInvoice(
  ctx: WriteContext,
  organizationId: string,
  { id, document }: IssuedInvoice,
  orderedBy: string | null,
): Promise<void> {
  const { number, totalMinor: minor, currency, dueOn, reference } = document;
  const recipients = await listRecipients(ctx.db, [organizationId], orderedBy ? [orderedBy] : []);
  const contacts = await listInvoiceContacts(ctx.db, [{ organizationId, invoiceId: id }]);
  const readers = [...recipients, ...contacts.map(({ email, language }) => ({ email, language }))];
  const mails = readers.map(({ email, language, ...reader }) => ({
    ...("userId" in reader ? { userId: reader.userId } : {}),
    ...{ to: email, language, organizationId, link: invoicePage(organizationId, id) },
    template: "billing.invoice_issued",
    params: {
      invoice: number,
      amount: formatAmount({ minor, currency }, language),
      day: formatDay(dueOn, language),
      reference: formatReference(reference.value),
    },
  }));
  await addMails(ctx, mails);
}

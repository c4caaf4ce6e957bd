import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import { invoicePage } from "../pages.ts";
import type { IssuedInvoice } from "./issue-invoice.ts";

/** Tells the legal representatives, and who ordered, of an invoice that is to be paid. */
export async function tellOfInvoice(
  ctx: WriteContext,
  organizationId: string,
  { id, document }: IssuedInvoice,
  orderedBy: string | null,
): Promise<void> {
  const { number, totalMinor: minor, currency, dueOn, reference } = document;
  const recipients = await listRecipients(ctx.db, [organizationId], orderedBy ? [orderedBy] : []);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, link: invoicePage(organizationId, id) },
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

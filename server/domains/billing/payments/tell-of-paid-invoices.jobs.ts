import { z } from "zod";
import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { defineJob } from "../../../platform/jobs/job.ts";
import { addMails, type RepeatableMail } from "../../../platform/mail/add-mails.ts";
import { listRecipients, type Recipient } from "../customers/customer.queries.ts";
import { invoicePage } from "../pages.ts";
import { listPaidInvoices, type PaidInvoiceRow } from "./exact-payment.queries.ts";
import { mailIdOf } from "./payment-mail.rules.ts";

const payload = z.object({ organizationIds: z.array(z.uuid()), recordedAt: z.string() });

/** Tells the customers by mail that their payments have paid their invoices (MON-7): one mail a payment and recipient. */
export const tellOfPaidInvoicesJob = defineJob({
  name: "billing.tell_of_paid_invoices",
  payload,
  maxAttempts: 12,
  reach: "platform",
  mode: "write",
  run: tellOfPaidInvoices,
});

async function tellOfPaidInvoices(
  ctx: WriteContext,
  { organizationIds, recordedAt }: z.output<typeof payload>,
): Promise<void> {
  const recipients = Map.groupBy(
    await listRecipients(ctx.db, organizationIds),
    (person) => person.organizationId,
  );
  const paid = await listPaidInvoices(ctx.db, organizationIds, recordedAt);
  await addMails(
    ctx,
    paid.flatMap((one) => (recipients.get(one.organizationId) ?? []).map((person) => mailFor(one, person))),
  );
}

function mailFor(
  paid: PaidInvoiceRow,
  { email, language, organizationId, userId }: Recipient,
): RepeatableMail {
  const amount = formatAmount({ minor: paid.amountMinor, currency: paid.currency }, language);
  return {
    id: mailIdOf(paid.paymentId, userId),
    ...{ to: email, language, organizationId, userId, template: "billing.invoice_paid" },
    link: invoicePage(organizationId, paid.invoiceId),
    params: { amount, day: formatDay(paid.receivedOn, language), invoice: paid.invoiceNumber },
  };
}

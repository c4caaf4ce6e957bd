import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listInvoiceContacts, listRecipients } from "../customers/customer.queries.ts";
import { invoicePage, prepaidPage } from "../pages.ts";
import type { UndonePayment } from "./undo-payment.ts";

/**
 * Tells the legal representatives that a payment was booked for them by mistake: what is owed again and until when, or what was
 * taken out of the prepaid account. The billing address is told of the invoice, and never of the account (ORG-9).
 */
export async function tellOfUndonePayment(ctx: WriteContext, undone: UndonePayment): Promise<void> {
  const { payment, due } = undone;
  const { organizationId } = payment;
  const recipients = await listRecipients(ctx.db, [organizationId]);
  const contacts = due
    ? await listInvoiceContacts(ctx.db, [{ organizationId, invoiceId: due.subjectId }])
    : [];
  const members = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, ...messageOf(undone, language) },
  }));
  const others = contacts.map(({ email, language }) => ({
    ...{ to: email, language, organizationId, ...messageOf(undone, language) },
  }));
  await addMails(ctx, [...members, ...others]);
}

function messageOf({ payment, due }: UndonePayment, language: Language) {
  const { organizationId, amountMinor: minor, currency, receivedOn } = payment;
  const amount = formatAmount({ minor, currency }, language);
  const params = { amount, day: formatDay(receivedOn, language) };
  if (!due) return { template: "billing.prepaid_undone", link: prepaidPage(organizationId), params };
  const invoice = due.invoiceNumber ?? "";
  const asked = { dueOn: formatDay(due.dueOn, language), reference: formatReference(due.reference) };
  return {
    template: "billing.payment_undone",
    link: invoicePage(organizationId, due.subjectId),
    params: { ...params, invoice, ...asked },
  };
}

import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { type Language, translate } from "../../../platform/i18n/i18n.ts";
import { addMails, type RepeatableMail } from "../../../platform/mail/add-mails.ts";
import { listInvoiceContacts, listRecipients, type Recipient } from "../customers/customer.queries.ts";
import type { DueItem } from "../due-items/due-item.queries.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";
import type { CompletedOrder } from "../due-items/settlement.ts";
import { invoicePage, orderPage, prepaidPage } from "../pages.ts";
import type { DecidedPayment } from "./payment.rules.ts";
import { mailIdOf } from "./payment-mail.rules.ts";

interface Message {
  readonly template: string;
  readonly link: string;
  readonly params: Record<string, string>;
}

/** Tells the customers by mail what happened to their payments and what they can do (MON-7): one mail a payment and recipient. */
export async function tellOfPayments(
  ctx: WriteContext,
  decided: readonly DecidedPayment[],
  completed: ReadonlyMap<string, CompletedOrder>,
): Promise<void> {
  const booked = decided.filter((one) => one.organizationId !== null);
  if (booked.length === 0) return;
  const placers = [...completed.values()].flatMap((order) => order.placedBy ?? []);
  const ids = [...new Set(booked.map((one) => one.organizationId ?? ""))];
  const recipients = Map.groupBy(await listRecipients(ctx.db, ids, placers), (one) => one.organizationId);
  const contacts = Map.groupBy(await contactsOf(ctx, booked, completed), (one) => one.invoiceId);
  const mails = booked.flatMap((one) => {
    // Paid twice in one file: the order is completed by one of the payments only.
    const order = one.end === "paid" && one.due ? completed.get(one.due.id) : undefined;
    const members = (recipients.get(one.organizationId ?? "") ?? [])
      .filter((person) => person.isResponsible || person.userId === order?.placedBy)
      .map((person) => mailFor(one.bankPaymentId, person, messageOf(one, order, person.language)));
    const others = (contacts.get(order?.invoiceId ?? "") ?? []).map((contact) => ({
      ...{ id: mailIdOf(one.bankPaymentId, contact.billingAddressId), to: contact.email },
      ...{ language: contact.language, organizationId: contact.organizationId },
      ...messageOf(one, order, contact.language),
    }));
    return [...members, ...others];
  });
  await addMails(ctx, mails);
}

/** The billing addresses of orders that were completed (ORG-9). */
function contactsOf(
  ctx: WriteContext,
  booked: readonly DecidedPayment[],
  completed: ReadonlyMap<string, CompletedOrder>,
) {
  const invoices = booked.flatMap(({ organizationId, due }) => {
    const invoiceId = due && completed.get(due.id)?.invoiceId;
    return organizationId && invoiceId ? [{ organizationId, invoiceId }] : [];
  });
  return listInvoiceContacts(ctx.db, invoices);
}

function mailFor(bankPaymentId: string, person: Recipient, message: Message): RepeatableMail {
  const { email, language, organizationId, userId } = person;
  return { id: mailIdOf(bankPaymentId, userId), to: email, language, organizationId, userId, ...message };
}

function messageOf(one: DecidedPayment, order: CompletedOrder | undefined, language: Language): Message {
  const { payment, due } = one;
  const organizationId = one.organizationId ?? "";
  const amount = formatAmount({ minor: payment.amountMinor, currency: payment.currency }, language);
  const params = { amount, day: formatDay(payment.receivedOn, language) };
  if (order) {
    const more = { order: order.orderNumber.toString(), invoice: order.invoiceNumber };
    return {
      template: "billing.order_paid",
      link: invoicePage(organizationId, order.invoiceId),
      params: { ...params, ...more },
    };
  }
  if (one.end === "paid" && due) {
    const invoice = due.invoiceNumber ?? "";
    return {
      template: "billing.invoice_paid",
      link: invoicePage(organizationId, due.subjectId),
      params: { ...params, invoice },
    };
  }
  if (payment.source === "provider" && one.outcome !== "top_up")
    return chargeToPrepaid(one, params, language);
  return { ...prepaidMessage(one, language), params: { ...params, ...prepaidMessage(one, language).params } };
}

/** Money that the payment provider took though it could pay nothing any more. */
function chargeToPrepaid(one: DecidedPayment, params: Record<string, string>, language: Language): Message {
  const reason = chargeReasons[one.outcome] ?? "other";
  return {
    template: "billing.charge_to_prepaid",
    link: prepaidPage(one.organizationId ?? ""),
    params: { ...params, reason: translate(language, `billing:charge.to_prepaid.${reason}`) },
  };
}

const chargeReasons: Partial<Record<PaymentOutcome, "paid_meanwhile" | "cancelled" | "changed">> = {
  used_reference: "paid_meanwhile",
  cancelled_order: "cancelled",
  replaced_reference: "changed",
  credited_invoice: "changed",
  written_off_invoice: "cancelled",
};

/** Nothing that the reference asked for is due any more, so that there is no amount to name. */
const withoutAmount: ReadonlySet<PaymentOutcome> = new Set([
  "cancelled_order",
  "replaced_reference",
  "credited_invoice",
  "written_off_invoice",
]);

/** Why the money lies on the prepaid account, and where to go on from. */
function prepaidMessage({ due, outcome, organizationId }: DecidedPayment, language: Language): Message {
  const organization = organizationId ?? "";
  const account = { link: prepaidPage(organization), params: {} };
  if (!due) {
    return {
      template: outcome === "assigned_by_staff" ? "billing.prepaid_by_staff" : "billing.prepaid_no_reference",
      ...account,
    };
  }
  if (due.kind === "top_up") return topUpMessage(due, outcome, account.link, language);
  const link =
    due.kind === "order" ? orderPage(organization, due.subjectId) : invoicePage(organization, due.subjectId);
  if (outcome === "used_reference") return { template: "billing.prepaid_used_reference", ...account };
  if (withoutAmount.has(outcome)) {
    return { template: `billing.prepaid_${outcome}`, link, params: {} };
  }
  const wanted = formatAmount({ minor: due.amountMinor, currency: due.currency }, language);
  return {
    template: `billing.prepaid_${outcome}_${due.kind}`,
    link,
    params: { due: wanted, ...(due.invoiceNumber ? { invoice: due.invoiceNumber } : {}) },
  };
}

/** A top-up has arrived, as it was announced or not (MON-11). */
function topUpMessage(due: DueItem, outcome: PaymentOutcome, link: string, language: Language): Message {
  const announced = formatAmount({ minor: due.amountMinor, currency: due.currency }, language);
  if (outcome === "top_up") return { template: "billing.topped_up", link, params: {} };
  return {
    template:
      outcome === "top_up_other_amount"
        ? "billing.topped_up_other_amount"
        : "billing.topped_up_other_currency",
    link,
    params: { due: announced },
  };
}

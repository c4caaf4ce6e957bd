import { addDays, formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { type Language, translate } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listReminded } from "../customers/customer.queries.ts";
import { invoicePage } from "../pages.ts";
import {
  type InvoiceToRemind,
  insertReminders,
  listFacts,
  lockInvoicesToRemind,
} from "./reminder.queries.ts";
import { causeOf, type InvoiceFacts, type ReminderCause } from "./reminder.rules.ts";

interface Reminder extends InvoiceToRemind {
  readonly cause: ReminderCause;
  readonly facts: InvoiceFacts;
}

/**
 * Reminds of at most so many unpaid invoices (MON-13), with what may have gone wrong. Their due items are locked: a payment is booked
 * before, and nobody is reminded, or after. Answers how many it reminded of: fewer than asked for means that none is left.
 */
export async function remindOfInvoices(ctx: WriteContext, most: number): Promise<number> {
  const today = ctx.clock.today();
  const items = await lockInvoicesToRemind(ctx.db, { today, days: ctx.config.reminderDays, most });
  if (items.length === 0) return 0;
  const known = await listFacts(ctx.db, items);
  const reminders = items.flatMap((item): Reminder[] => {
    const facts = known.get(item.dueItemId);
    return facts ? [{ ...item, facts, cause: causeOf(facts) }] : [];
  });
  await insertReminders(ctx.db, reminders, { on: today, at: ctx.clock.now().toString() });
  await tellOfReminders(ctx, reminders);
  for (const organizationId of new Set(items.map((item) => item.organizationId)))
    ctx.publish({ topic: "invoices", organizationId });
  return items.length;
}

async function tellOfReminders(ctx: WriteContext, reminders: readonly Reminder[]): Promise<void> {
  const ids = [...new Set(reminders.map((one) => one.organizationId))];
  const recipients = Map.groupBy(await listReminded(ctx.db, ids, "billing"), (one) => one.organizationId);
  const mails = reminders.flatMap((reminder) =>
    (recipients.get(reminder.organizationId) ?? []).map(({ email, language, organizationId, userId }) => ({
      ...{ to: email, language, organizationId, userId },
      template: `billing.reminder_${reminder.cause}`,
      params: { ...paramsOf(reminder, language), next: nextOf(ctx, reminder, language) },
      link: invoicePage(organizationId, reminder.invoiceId),
    })),
  );
  await addMails(ctx, mails);
}

/** What follows if the invoice stays unpaid; nothing is said before the last reminder. */
function nextOf({ clock, config }: WriteContext, { threatens }: Reminder, language: Language): string {
  if (!threatens) return "";
  const day = formatDay(addDays(clock.today(), config.suspension.afterDays), language);
  return translate(language, "billing:reminder.suspension", { day });
}

function paramsOf({ number, amountMinor, currency, reference, dueOn, facts }: Reminder, language: Language) {
  const { prepaidMinor, stray } = facts;
  return {
    invoice: number,
    amount: formatAmount({ minor: amountMinor, currency }, language),
    reference: formatReference(reference),
    day: formatDay(dueOn, language),
    balance: formatAmount({ minor: prepaidMinor, currency }, language),
    ...(stray
      ? {
          paid: formatAmount({ minor: stray.amountMinor, currency: stray.currency }, language),
          paidOn: formatDay(stray.receivedOn, language),
        }
      : {}),
  };
}

import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { findOpenDueItemId, listFacts, listReminderDays } from "./reminder.queries.ts";

/** When an invoice was reminded of, and the money that came in for it and could not pay it, while it is open. */
export async function presentReminders(ctx: ReadContext, organizationId: string, invoiceId: string) {
  const remindedOn = await listReminderDays(ctx.db, organizationId, invoiceId);
  const dueItemId = await findOpenDueItemId(ctx.db, organizationId, invoiceId);
  if (dueItemId === undefined) return { remindedOn, stray: null };
  const stray = (await listFacts(ctx.db, [{ organizationId, dueItemId }])).get(dueItemId)?.stray;
  if (!stray) return { remindedOn, stray: null };
  const { outcome, amountMinor, currency, receivedOn } = stray;
  return { remindedOn, stray: { outcome, minor: toMinorNumber(amountMinor), currency, receivedOn } };
}

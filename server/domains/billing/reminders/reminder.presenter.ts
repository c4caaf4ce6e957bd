import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { listFacts, listReminderDays } from "./reminder.queries.ts";

interface RemindedInvoice {
  readonly organizationId: string;
  readonly id: string;
  /** Null when nothing is due any more. */
  readonly dueItemId: string | null;
}

/** When an invoice was reminded of, and the money that came in for it and could not pay it, while it is open. */
export async function presentReminders(ctx: ReadContext, { organizationId, id, dueItemId }: RemindedInvoice) {
  const remindedOn = await listReminderDays(ctx.db, organizationId, id);
  if (dueItemId === null) return { remindedOn, stray: null };
  const stray = (await listFacts(ctx.db, [{ organizationId, dueItemId }])).get(dueItemId)?.stray;
  if (!stray) return { remindedOn, stray: null };
  const { outcome, amountMinor, currency, receivedOn } = stray;
  return { remindedOn, stray: { outcome, minor: toMinorNumber(amountMinor), currency, receivedOn } };
}

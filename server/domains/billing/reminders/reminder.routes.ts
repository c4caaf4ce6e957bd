import { lastReminderDay, mostReminders } from "../../../../common/reminder-days.ts";
import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./reminder.contract.ts";
import { findReminderDays, saveReminderDays } from "./reminder.queries.ts";

async function present(ctx: ReadContext) {
  const own = await findReminderDays(ctx.db, organizationOf(ctx));
  const providerDays = [...ctx.config.reminderDays];
  return {
    ...{ reminderDays: own ?? providerDays, providerDays, isOwn: own !== undefined },
    ...{ mostReminders, lastReminderDay },
    abilities: { update: ctx.can("invoices.pay") },
  };
}

export const reminderRoutes = [
  route(contract.readBillingPreferences, (ctx) => present(ctx)),
  route(contract.updateBillingPreferences, async (ctx, { body }) => {
    await saveReminderDays(ctx.db, organizationOf(ctx), body.reminderDays);
    ctx.audit({ details: { days: body.reminderDays.join(", ") } });
    ctx.publish({ topic: "invoices", organizationId: organizationOf(ctx) });
    return present(ctx);
  }),
];

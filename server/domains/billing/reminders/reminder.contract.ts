import { z } from "zod";
import { Abilities, endpoint, OrganizationParams } from "../../../../common/contract.ts";
import { areReminderDays, lastReminderDay, mostReminders } from "../../../../common/reminder-days.ts";

const Preferences = z.object({
  /** Days after the due date on which the organization is reminded of an unpaid invoice. */
  reminderDays: z.array(z.int()),
  /** The provider's own, for those who chose nothing. */
  providerDays: z.array(z.int()),
  isOwn: z.boolean(),
  mostReminders: z.int(),
  lastReminderDay: z.int(),
  abilities: Abilities.meta({ description: "update" }),
});

export const readBillingPreferences = endpoint({
  id: "billing_preferences.read",
  method: "GET",
  path: "/organizations/:organizationId/billing-preferences",
  summary: "How the organization wants to be reminded of unpaid invoices (MON-13).",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: Preferences,
});

export const updateBillingPreferences = endpoint({
  id: "billing_preferences.update",
  method: "PATCH",
  path: "/organizations/:organizationId/billing-preferences",
  summary: `Choose the days of reminders (MON-13): at most ${mostReminders}, rising, none later than ${lastReminderDay} days after the due date.`,
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  params: OrganizationParams,
  body: z.object({
    reminderDays: z.array(z.int()).refine(areReminderDays, { error: "field.reminder_days" }),
  }),
  status: 200,
  answer: Preferences,
});

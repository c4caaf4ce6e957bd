import {
  readBillingPreferences,
  updateBillingPreferences,
} from "../../server/domains/billing/reminders/reminder.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export const billingPreferencesQuery = (organizationId: string) =>
  queryFor(readBillingPreferences, { params: { organizationId } }, ["invoices"]);

export const useUpdateBillingPreferences = () => useAct(updateBillingPreferences, { changes: ["invoices"] });

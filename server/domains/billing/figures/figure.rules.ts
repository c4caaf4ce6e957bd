import { addDays, addPeriod, type Day } from "../../../../common/dates.ts";
import type { invoiceAges } from "./figure.contract.ts";

export type InvoiceAge = (typeof invoiceAges)[number];

/** The due dates of invoices of an age on a day, first and last; null where there is no bound. */
export function dueDatesOf(age: InvoiceAge, today: Day): { dueFrom: Day | null; dueTo: Day | null } {
  if (age === "not_due") return { dueFrom: today, dueTo: null };
  if (age === "days_1_30") return { dueFrom: addDays(today, -30), dueTo: addDays(today, -1) };
  if (age === "days_31_60") return { dueFrom: addDays(today, -60), dueTo: addDays(today, -31) };
  if (age === "days_61_90") return { dueFrom: addDays(today, -90), dueTo: addDays(today, -61) };
  return { dueFrom: null, dueTo: addDays(today, -91) };
}

const shown = 12;

/** The first days of the last twelve months, that of a day the last. */
export function monthsUntil(today: Day): Day[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: shown }, (_, index) => addPeriod(first, "month", index + 1 - shown));
}

import { z } from "zod";
import { Day, endpoint } from "../../../../common/contract.ts";
import { addDays, isDay } from "../../../../common/dates.ts";

const mostDays = 366;

/** A period with its first and last day. */
export const ExportPeriod = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => isDay(from) && isDay(to) && from <= to && to < addDays(from, mostDays), {
    error: "field.period",
    path: ["to"],
  });

export const exportJournal = endpoint({
  id: "staff.export.journal",
  method: "GET",
  path: "/staff/exports/journal.csv",
  summary:
    "The journal of a period as CSV: a row for each entry of the ledger, revenue and VAT by rate (MON-15).",
  actor: "staff",
  permission: "staff.ledger.read",
  mode: "open",
  query: ExportPeriod,
  status: 200,
  answer: { contentType: "text/csv; charset=utf-8" },
});

export const exportInvoices = endpoint({
  id: "staff.export.invoices",
  method: "GET",
  path: "/staff/exports/invoices.csv",
  summary: "Invoices and credit notes of a period as CSV: a row for each VAT rate of each (MON-15).",
  actor: "staff",
  permission: "staff.ledger.read",
  mode: "open",
  query: ExportPeriod,
  status: 200,
  answer: { contentType: "text/csv; charset=utf-8" },
});

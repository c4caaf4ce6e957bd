import { z } from "zod";
import { Currency, Day, endpoint } from "../../../../common/contract.ts";

/** How long open invoices are overdue, in days. */
export const invoiceAges = ["not_due", "days_1_30", "days_31_60", "days_61_90", "days_over_90"] as const;

const CountAndSum = z.object({ count: z.int(), minor: z.int() });

const CurrencyFigures = z.object({
  currency: Currency,
  open: CountAndSum.meta({ description: "Invoices that are not paid, overdue ones included" }),
  overdue: CountAndSum,
  ages: z.array(
    CountAndSum.extend({
      age: z.enum(invoiceAges),
      dueFrom: Day.nullable().meta({ description: "First due date of this age; null: none is too old" }),
      dueTo: Day.nullable().meta({ description: "Last due date of this age; null: none is too far" }),
    }),
  ),
  unassignedMinor: z.int().meta({ description: "Money at the bank of which nobody knows yet whose it is" }),
  prepaidMinor: z.int().meta({ description: "What the prepaid accounts of all customers hold" }),
  payouts: CountAndSum.meta({ description: "Payouts that were asked for and are not booked yet" }),
  months: z
    .array(z.object({ month: z.string(), receivedMinor: z.int(), invoicedMinor: z.int() }))
    .meta({ description: "Twelve months, the first first. Invoiced: less credit notes" }),
});

export const readFigures = endpoint({
  id: "staff.figures.read",
  method: "GET",
  path: "/staff/figures",
  summary: "What is open, overdue, received, unassigned and owed to customers, by currency.",
  actor: "staff",
  permission: "staff.ledger.read",
  mode: "read",
  status: 200,
  answer: z.object({ currencies: z.array(CurrencyFigures) }),
});

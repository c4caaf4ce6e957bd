import { z } from "zod";
import { Currency, Day, endpoint } from "../../../../common/contract.ts";
import { periods } from "../plans/plan.contract.ts";

/** `current` counts today, `upcoming` from its first day on, `former` was replaced. */
export const priceStates = ["current", "upcoming", "former"] as const;
export type PriceState = (typeof priceStates)[number];

const Price = z.object({
  optionId: z
    .string()
    .nullable()
    .meta({ description: "The option that it is the price of; null for the plan itself" }),
  optionName: z.string().nullable(),
  period: z.enum(periods),
  currency: z.string(),
  minor: z.int().meta({ description: "Net, one unit, one period" }),
  validFrom: Day,
  state: z.enum(priceStates),
});

const StaffPlan = z.object({
  id: z.string(),
  name: z.string(),
  familyId: z.string(),
  familyName: z.string(),
  icon: z.string(),
  isOffered: z.boolean(),
  prices: z.array(Price),
});

export const listStaffPlans = endpoint({
  id: "staff.plans.list",
  method: "GET",
  path: "/staff/plans",
  summary: "All plans in the order of the catalogue, with the prices that count today and those to come.",
  actor: "staff",
  permission: "staff.catalogue.read",
  mode: "read",
  status: 200,
  answer: z.object({ plans: z.array(StaffPlan) }),
});

const PlanParams = z.object({ planId: z.string().max(60) });

export const readStaffPlan = endpoint({
  id: "staff.plan.read",
  method: "GET",
  path: "/staff/plans/:planId",
  summary: "One plan with every version of its prices and those of its options, the latest first.",
  actor: "staff",
  permission: "staff.catalogue.read",
  mode: "read",
  params: PlanParams,
  status: 200,
  answer: StaffPlan,
});

/** The largest price of one unit: 99,999.99. */
const largestMinor = 9_999_999;

export const addPrice = endpoint({
  id: "staff.plan.add_price",
  method: "POST",
  path: "/staff/plans/:planId/prices",
  summary:
    "A new price of a plan or of an option from a day on (CAT-2): today or later, and no day that has one. It cannot be taken back.",
  actor: "staff",
  permission: "staff.catalogue.change",
  mode: "write",
  idempotent: true,
  params: PlanParams,
  body: z.object({
    optionId: z
      .string()
      .max(60)
      .nullable()
      .default(null)
      .meta({ description: "An option of the plan; null for the plan itself" }),
    period: z.enum(periods, { error: "field.required" }),
    currency: Currency,
    minor: z
      .int({ error: "field.amount" })
      .min(1, { error: "field.amount" })
      .max(largestMinor, { error: "field.amount" }),
    validFrom: z.iso
      .date({ error: "field.required" })
      .meta({ description: "The first day, in the provider's time zone" }),
  }),
  status: 201,
  answer: StaffPlan,
});

import { z } from "zod";
import { Currency, Day, endpoint, line, optionalLine } from "../../../../common/contract.ts";
import { periods } from "../plans/plan.contract.ts";

export const vatClasses = ["standard", "reduced", "accommodation", "exempt"] as const;

/** A text in each language; none may be missing, so that nobody reads a gap. */
const inLanguages = <T extends z.ZodType>(text: T) =>
  z.object({ en: text, de: text, fr: text, it: text, es: text });

const Features = inLanguages(z.array(line(120)).max(12))
  .refine((features) => new Set(Object.values(features).map(({ length }) => length)).size === 1, {
    error: "field.same_lines",
    path: ["en"],
  })
  .meta({ description: "As many in each language" });

const Rank = z.int({ error: "field.whole_number" }).min(1, { error: "field.whole_number" }).max(999, {
  error: "field.whole_number",
});

const PlanTexts = {
  rank: Rank.meta({ description: "Its place in the family, above all of lower rank" }),
  names: inLanguages(line(80)),
  summaries: inLanguages(optionalLine(200)),
  features: Features,
};

const PlanDetails = z.object({
  id: z.string(),
  familyId: z.string(),
  ...PlanTexts,
  vatClass: z.enum(vatClasses),
  module: z.string(),
  isOffered: z.boolean(),
  revision: z
    .int()
    .meta({ description: "Sent back with a change: refused where somebody changed it meanwhile" }),
  options: z.array(z.object({ id: z.string(), name: z.string(), isOffered: z.boolean() })),
});

export const readPlanDetails = endpoint({
  id: "staff.plan.details",
  method: "GET",
  path: "/staff/plans/:planId/details",
  summary: "What staff can change of a plan, with its texts in all languages (CAT-1).",
  actor: "staff",
  permission: "staff.catalogue.read",
  mode: "read",
  params: z.object({ planId: z.string().max(60) }),
  status: 200,
  answer: PlanDetails,
});

export const changePlan = endpoint({
  id: "staff.plan.change",
  method: "PUT",
  path: "/staff/plans/:planId",
  summary:
    "Change rank and texts of a plan, offer it or withdraw it, and its options (CAT-1). Products keep what they have.",
  actor: "staff",
  permission: "staff.catalogue.change",
  mode: "write",
  params: z.object({ planId: z.string().max(60) }),
  body: z.object({
    revision: z.int(),
    ...PlanTexts,
    isOffered: z.boolean(),
    optionsOffered: z
      .array(z.string().max(60))
      .max(50)
      .meta({ description: "Ids of the options that are offered" }),
  }),
  status: 200,
  answer: PlanDetails,
});

/** The largest price of one unit: 99,999.99. */
const largestMinor = 9_999_999;

const FirstPrice = z.object({
  period: z.enum(periods),
  currency: Currency,
  minor: z
    .int({ error: "field.amount" })
    .min(1, { error: "field.amount" })
    .max(largestMinor, { error: "field.amount" }),
});

export const createPlan = endpoint({
  id: "staff.plan.create",
  method: "POST",
  path: "/staff/plans",
  summary: "A new plan of a family with its first prices, which count from today or a later day on (CAT-1).",
  actor: "staff",
  permission: "staff.catalogue.change",
  mode: "write",
  idempotent: true,
  body: z.object({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,48}[a-z0-9]$/, { error: "field.plan_id" }),
    familyId: z.string().min(1, { error: "field.required" }).max(60),
    ...PlanTexts,
    vatClass: z.enum(vatClasses),
    module: z.string().min(1, { error: "field.required" }).max(60),
    isOffered: z.boolean(),
    validFrom: z.iso.date({ error: "field.required" }),
    prices: z
      .array(FirstPrice)
      .min(1, { error: "field.amount" })
      .max(20)
      .refine(
        (prices) => new Set(prices.map(({ period, currency }) => period + currency)).size === prices.length,
        {
          error: "field.amount",
        },
      ),
  }),
  status: 201,
  answer: PlanDetails,
});

const Step = z.object({ fromQuantity: z.int(), rate: z.string() });

export const readCatalogueFrame = endpoint({
  id: "staff.catalogue.read",
  method: "GET",
  path: "/staff/catalogue",
  summary: "Families with their volume rates, present and to come, and the provisioning modules in use.",
  actor: "staff",
  permission: "staff.catalogue.read",
  mode: "read",
  status: 200,
  answer: z.object({
    families: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        scales: z.array(z.object({ validFrom: Day, steps: z.array(Step) })),
      }),
    ),
    modules: z.array(z.string()),
  }),
});

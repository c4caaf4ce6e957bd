import { z } from "zod";
import { endpoint, OrganizationParams } from "../../../../common/contract.ts";

export const periods = ["month", "year"] as const;

const Prices = z
  .array(z.object({ period: z.enum(periods), minor: z.int(), currency: z.string() }))
  .meta({ description: "Net, one unit" });

export const Plan = z.object({
  id: z.string(),
  familyId: z.string(),
  rank: z.int(),
  name: z.string(),
  summary: z.string(),
  features: z.array(z.string()),
  needsLabel: z
    .boolean()
    .meta({ description: "True for plans that need a name at the order: a domain name" }),
  prices: Prices,
  options: z
    .array(z.object({ id: z.string(), name: z.string(), summary: z.string(), prices: Prices }))
    .meta({ description: "What can be added to a product of this plan (CAT-1)" }),
});

/** The catalogue in the organization's currency and the reader's language, at today's prices. */
export const listPlans = endpoint({
  id: "plan.list",
  method: "GET",
  path: "/organizations/:organizationId/plans",
  summary: "The plans that the organization can order, with today's prices in its currency.",
  actor: "member",
  permission: "organization.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: z.object({
    families: z.array(z.object({ id: z.string(), name: z.string(), icon: z.string(), plans: z.array(Plan) })),
    currency: z.string(),
  }),
});

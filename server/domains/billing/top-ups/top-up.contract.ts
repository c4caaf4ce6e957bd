import { z } from "zod";
import {
  Abilities,
  Day,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
} from "../../../../common/contract.ts";

export const topUpStates = ["open", "received", "cancelled"] as const;

const TopUpSummary = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(topUpStates),
  minor: z.int(),
  currency: z.string(),
  requestedAt: Instant,
  dueOn: Day,
});

export const TopUp = TopUpSummary.extend({
  requestedByName: z.string().nullable(),
  settledAt: Instant.nullable(),
  receivedMinor: z.int().meta({ description: "What has arrived with its reference, in its currency" }),
  /** How to transfer it while it is open. */
  payment: z
    .object({ reference: z.string(), accountName: z.string(), iban: z.string(), bic: z.string() })
    .nullable(),
  abilities: Abilities.meta({ description: "cancel" }),
});

export const readTopUpLimits = endpoint({
  id: "top_up.limits",
  method: "GET",
  path: "/organizations/:organizationId/top-ups/limits",
  summary: "The least and the most that one top-up may be, in the organization's currency.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: z.object({ currency: z.string(), leastMinor: z.int(), mostMinor: z.int() }),
});

export const startTopUp = endpoint({
  id: "top_up.start",
  method: "POST",
  path: "/organizations/:organizationId/top-ups",
  summary: "Announce a transfer to the prepaid account: it gets a payment reference of its own (MON-11).",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: OrganizationParams,
  body: z.object({
    minor: z.int({ error: "field.amount" }).meta({ description: "In the organization's currency" }),
  }),
  status: 201,
  answer: TopUp,
});

export const listTopUps = endpoint({
  id: "top_up.list",
  method: "GET",
  path: "/organizations/:organizationId/top-ups",
  summary: "Top-ups of the prepaid account, newest first.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(topUpStates).optional() }),
  status: 200,
  answer: page(TopUpSummary),
});

const TopUpParams = OrganizationParams.extend({ topUpId: Id });

export const readTopUp = endpoint({
  id: "top_up.read",
  method: "GET",
  path: "/organizations/:organizationId/top-ups/:topUpId",
  summary: "One top-up, and how to transfer it.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: TopUpParams,
  status: 200,
  answer: TopUp,
});

export const cancelTopUp = endpoint({
  id: "top_up.cancel",
  method: "POST",
  path: "/organizations/:organizationId/top-ups/:topUpId/cancellation",
  summary: "Cancel a top-up that has not arrived; money that comes all the same is credited.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: TopUpParams,
  status: 200,
  answer: TopUp,
});

export const readTopUpSlip = endpoint({
  id: "top_up.slip",
  method: "GET",
  path: "/organizations/:organizationId/top-ups/:topUpId/payment-slip.pdf",
  summary: "The payment slip of a top-up as PDF, with its QR code.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: TopUpParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});

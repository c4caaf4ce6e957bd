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
import { isIban, normalizeIban } from "../../../../common/iban.ts";

export const claimStates = ["open", "confirmed", "withdrawn"] as const;

export const Claim = z.object({
  id: Id,
  state: z.enum(claimStates),
  minor: z.int(),
  currency: z.string(),
  paidOn: Day,
  iban: z.string().nullable(),
  claimedAt: Instant,
  abilities: Abilities.meta({ description: "withdraw" }),
});

export const listClaims = endpoint({
  id: "payment_claim.list",
  method: "GET",
  path: "/organizations/:organizationId/payment-claims",
  summary: "Transfers that the organization misses, newest first (MON-7).",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery,
  status: 200,
  answer: page(Claim),
});

export const claimPayment = endpoint({
  id: "payment_claim.create",
  method: "POST",
  path: "/organizations/:organizationId/payment-claims",
  summary:
    "Say of a transfer that did not arrive what it was: amount, day, account (MON-7). Staff look for it; nothing is told of other payments.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: OrganizationParams,
  body: z.object({
    minor: z
      .int({ error: "field.amount" })
      .min(1, { error: "field.amount" })
      .max(999_999_999, { error: "field.amount" }),
    paidOn: Day,
    iban: z
      .string()
      .trim()
      .transform((text) => (text === "" ? null : normalizeIban(text)))
      .refine((iban) => iban === null || isIban(iban), { error: "field.iban" })
      .meta({ description: "The account that it came from; may be empty" }),
  }),
  status: 201,
  answer: Claim,
});

export const withdrawClaim = endpoint({
  id: "payment_claim.withdraw",
  method: "POST",
  path: "/organizations/:organizationId/payment-claims/:claimId/withdrawal",
  summary: "Take back a claim that is still open.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: OrganizationParams.extend({ claimId: Id }),
  status: 200,
  answer: Claim,
});

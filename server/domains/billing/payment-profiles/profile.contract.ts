import { z } from "zod";
import { Abilities, Day, endpoint, Id, Instant, OrganizationParams } from "../../../../common/contract.ts";

export const methodKinds = ["card", "twint", "paypal", "sepa_debit"] as const;

export const PaymentProfile = z.object({
  id: Id,
  kind: z.enum(methodKinds),
  brand: z.string().nullable(),
  hint: z.string().nullable().meta({ description: "The last four digits, or the wallet's address" }),
  expiresOn: Day.nullable(),
  validity: z.enum(["valid", "expiring", "expired"]),
  isDefault: z.boolean(),
  addedAt: Instant,
  abilities: Abilities.meta({ description: "make_default, remove" }),
});

const PaymentProfiles = z.object({
  items: z.array(PaymentProfile),
  /** The prepaid account is the default while no other method is. */
  prepaidIsDefault: z.boolean(),
  abilities: Abilities.meta({ description: "add" }),
});

export const listPaymentProfiles = endpoint({
  id: "payment_profile.list",
  method: "GET",
  path: "/organizations/:organizationId/payment-profiles",
  summary: "Payment methods that are kept for the organization, the default first (MON-12).",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: PaymentProfiles,
});

export const startPaymentSetup = endpoint({
  id: "payment_profile.start_setup",
  method: "POST",
  path: "/organizations/:organizationId/payment-profiles/setups",
  summary: "Open the provider's page on which a payment method is kept without paying.",
  actor: "member",
  permission: "invoices.pay",
  mode: "open",
  proof: "any",
  params: OrganizationParams,
  status: 201,
  answer: z.object({ setupId: Id, url: z.url() }),
});

const SetupParams = OrganizationParams.extend({ setupId: Id });

export const settlePaymentSetup = endpoint({
  id: "payment_profile.settle_setup",
  method: "POST",
  path: "/organizations/:organizationId/payment-profiles/setups/:setupId/settlement",
  summary: "Back from the provider's page: ask what came of it.",
  actor: "member",
  permission: "invoices.pay",
  mode: "open",
  params: SetupParams,
  status: 200,
  answer: z.object({ state: z.enum(["started", "done", "cancelled"]), profileId: Id.nullable() }),
});

const ProfileParams = OrganizationParams.extend({ profileId: Id });

export const chooseDefaultPaymentProfile = endpoint({
  id: "payment_profile.make_default",
  method: "PUT",
  path: "/organizations/:organizationId/default-payment-profile",
  summary: "Choose the payment method that is proposed first; null: the prepaid account.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  params: OrganizationParams,
  body: z.object({ profileId: Id.nullable() }),
  status: 200,
  answer: PaymentProfiles,
});

export const removePaymentProfile = endpoint({
  id: "payment_profile.remove",
  method: "DELETE",
  path: "/organizations/:organizationId/payment-profiles/:profileId",
  summary: "Remove a kept payment method; refused while something depends on it (MON-12).",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  proof: "any",
  params: ProfileParams,
  status: 200,
  answer: PaymentProfiles,
});

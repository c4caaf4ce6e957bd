import { z } from "zod";
import {
  Abilities,
  Country,
  Email,
  endpoint,
  Id,
  Instant,
  line,
  OrganizationParams,
  optionalLine,
  PageQuery,
  page,
} from "../../../../common/contract.ts";

export const billingAddressStates = ["active", "archived"] as const;

/** What somebody may say of a billing address. */
export const BillingAddressBody = z.object({
  name: line(120),
  department: optionalLine(70),
  street: line(70),
  buildingNumber: optionalLine(16),
  postalCode: line(16),
  town: line(35),
  country: Country,
  vatNumber: optionalLine(30).nullable(),
  email: Email.nullable().meta({ description: "Where mails about its invoices go, beside the members" }),
});

export const BillingAddress = z.object({
  id: Id,
  name: z.string(),
  department: z.string(),
  street: z.string(),
  buildingNumber: z.string(),
  postalCode: z.string(),
  town: z.string(),
  country: z.string(),
  vatNumber: z.string().nullable(),
  vatNumberValid: z.boolean(),
  email: z.string().nullable(),
  state: z.enum(billingAddressStates),
  isDefault: z.boolean(),
  /** True once an order used it: a change then makes a new address and archives this one. */
  isUsed: z.boolean(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  abilities: Abilities.meta({ description: "change, archive, make_default" }),
});

export const listBillingAddresses = endpoint({
  id: "billing_address.list",
  method: "GET",
  path: "/organizations/:organizationId/billing-addresses",
  summary: "Billing addresses beside the organization's own, newest first (ORG-9).",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(billingAddressStates).optional() }),
  status: 200,
  answer: page(BillingAddress),
});

export const createBillingAddress = endpoint({
  id: "billing_address.create",
  method: "POST",
  path: "/organizations/:organizationId/billing-addresses",
  summary: "Add a billing address (ORG-9).",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: OrganizationParams,
  body: BillingAddressBody,
  status: 201,
  answer: BillingAddress,
});

const BillingAddressParams = OrganizationParams.extend({ billingAddressId: Id });

export const changeBillingAddress = endpoint({
  id: "billing_address.change",
  method: "PATCH",
  path: "/organizations/:organizationId/billing-addresses/:billingAddressId",
  summary: "Change a billing address; one that an order used is archived, and the answer is the new one.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  params: BillingAddressParams,
  body: BillingAddressBody,
  status: 200,
  answer: BillingAddress,
});

export const archiveBillingAddress = endpoint({
  id: "billing_address.archive",
  method: "POST",
  path: "/organizations/:organizationId/billing-addresses/:billingAddressId/archiving",
  summary: "Archive a billing address: it can no longer be chosen, orders and invoices keep it.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  idempotent: true,
  params: BillingAddressParams,
  status: 200,
  answer: BillingAddress,
});

export const chooseDefaultBillingAddress = endpoint({
  id: "billing_address.make_default",
  method: "PUT",
  path: "/organizations/:organizationId/default-billing-address",
  summary: "Choose the address that is proposed at the next order; null: the organization's own.",
  actor: "member",
  permission: "invoices.pay",
  mode: "write",
  params: OrganizationParams,
  body: z.object({ billingAddressId: Id.nullable() }),
  status: 200,
  answer: z.object({ billingAddressId: Id.nullable() }),
});

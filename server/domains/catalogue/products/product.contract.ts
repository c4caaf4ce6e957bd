import { z } from "zod";
import {
  Day,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
} from "../../../../common/contract.ts";
import { periods } from "../plans/plan.contract.ts";

export const productStates = [
  "pending",
  "active",
  "expired",
  "suspended",
  "terminated",
  "cancelled",
] as const;

export const Product = z.object({
  id: Id,
  label: z.string(),
  planId: z.string(),
  planName: z.string(),
  familyId: z.string(),
  icon: z.string(),
  state: z.enum(productStates),
  period: z.enum(periods),
  startsOn: Day,
  expiresOn: Day,
  minor: z.int().meta({ description: "Net price of a period" }),
  currency: z.string(),
  createdAt: Instant,
});

export const listProducts = endpoint({
  id: "product.list",
  method: "GET",
  path: "/organizations/:organizationId/products",
  summary: "The organization's products, newest first; collaborators see those given to them (ORG-2).",
  actor: "member",
  permission: "products.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    state: z.enum(productStates).optional(),
    family: z.string().max(50).optional(),
  }),
  status: 200,
  answer: page(Product),
});

export const readProduct = endpoint({
  id: "product.read",
  method: "GET",
  path: "/organizations/:organizationId/products/:productId",
  summary: "One product with its history.",
  actor: "member",
  permission: "products.read",
  mode: "read",
  params: OrganizationParams.extend({ productId: Id }),
  status: 200,
  answer: Product.extend({
    orderId: Id,
    options: z
      .array(z.object({ id: z.string(), name: z.string(), minor: z.int() }))
      .meta({ description: "What was added to it, with the net price of a period" }),
    suspension: z.object({ invoiceId: Id, invoiceNumber: z.string(), terminatesOn: Day }).nullable().meta({
      description: "The unpaid invoice for which it is out of service, and the day on which it ends",
    }),
    access: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .meta({ description: "What the provisioning module says: addresses, user names" }),
    changes: z.array(
      z.object({
        fromState: z.string().nullable(),
        toState: z.string(),
        cause: z.string(),
        actorName: z.string().nullable(),
        changedAt: Instant,
      }),
    ),
  }),
});

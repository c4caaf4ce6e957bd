import { z } from "zod";
import { Day, endpoint, Id, Instant, Language, OrganizationParams } from "../../../../common/contract.ts";
import { memberRoles } from "../../../../common/permissions.ts";
import { InvoiceSummary } from "../../billing/invoices/invoice.contract.ts";
import { Product } from "../../catalogue/products/product.contract.ts";
import { orderStates } from "../../orders/orders/order.contract.ts";
import { Address, organizationKinds } from "../../organizations/organizations/organization.contract.ts";

const Amount = z.object({ minor: z.int(), currency: z.string() });

/** A customer as staff see it, in one read; each list holds the newest, null where the reader may not see it. */
export const readCustomer = endpoint({
  id: "staff.customer.read",
  method: "GET",
  path: "/staff/customers/:organizationId",
  summary: "One customer: address, members, money, and the newest orders, invoices, payments and products.",
  actor: "staff",
  permission: "staff.customers.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: z.object({
    id: Id,
    customerNumber: z.int(),
    name: z.string(),
    kind: z.enum(organizationKinds),
    ...Address.shape,
    currency: z.string(),
    vatNumber: z.string().nullable(),
    vatNumberValid: z.boolean(),
    language: Language,
    createdAt: Instant,
    members: z.array(
      z.object({ userId: Id, name: z.string(), email: z.string(), role: z.enum(memberRoles) }),
    ),
    money: z
      .object({ prepaid: z.array(Amount), open: z.array(Amount), overdue: z.array(Amount) })
      .nullable()
      .meta({ description: "overdue is a part of open" }),
    orders: z
      .array(
        z.object({
          id: Id,
          number: z.int(),
          state: z.enum(orderStates),
          placedAt: Instant,
          summary: z.string(),
          totalMinor: z.int(),
          currency: z.string(),
        }),
      )
      .nullable(),
    invoices: z.array(InvoiceSummary).nullable(),
    payments: z
      .array(
        z.object({
          id: Id,
          source: z.enum(["bank", "prepaid", "provider"]),
          receivedOn: Day,
          minor: z.int(),
          currency: z.string(),
          outcomeText: z.string(),
        }),
      )
      .nullable(),
    products: z.array(Product),
  }),
});

import { z } from "zod";
import { endpoint, Id, OrganizationParams } from "../../../../common/contract.ts";

/** What needs attention, spending by month, products by state: the overview page in one read. */
export const readOverview = endpoint({
  id: "overview.read",
  method: "GET",
  path: "/organizations/:organizationId/overview",
  summary: "What needs attention, with spending by month and products by state.",
  actor: "member",
  permission: "organization.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: z.object({
    attention: z.array(
      z.object({
        kind: z.enum([
          "address_missing",
          "order_pending",
          "invoice_open",
          "invoice_overdue",
          "prepaid_can_pay",
          "product_expiring",
        ]),
        subjectId: Id.nullable(),
        title: z.string(),
        minor: z.int().nullable(),
        currency: z.string().nullable(),
        dueOn: z.iso.date().nullable(),
      }),
    ),
    spending: z
      .array(z.object({ month: z.string(), minor: z.int(), currency: z.string() }))
      .meta({ description: "The last twelve months" }),
    products: z.array(z.object({ state: z.string(), count: z.int() })),
    prepaid: z.array(z.object({ minor: z.int(), currency: z.string() })),
  }),
});

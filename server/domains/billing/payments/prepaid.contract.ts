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

export const readPrepaidAccount = endpoint({
  id: "prepaid.read",
  method: "GET",
  path: "/organizations/:organizationId/prepaid-account",
  summary: "Balances and movements of the prepaid account, newest first.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery,
  status: 200,
  answer: page(
    z.object({
      id: Id,
      bookedOn: Day,
      recordedAt: Instant,
      kind: z.enum(["payment_to_prepaid", "prepaid_spending"]),
      outcome: z
        .string()
        .meta({ description: "Why the money is here: other_amount, other_currency, used_reference …" }),
      minor: z.int().meta({ description: "Positive: money came in" }),
      currency: z.string(),
      invoiceId: Id.nullable(),
      invoiceNumber: z.string().nullable(),
    }),
  ).extend({ balances: z.array(z.object({ minor: z.int(), currency: z.string() })) }),
});

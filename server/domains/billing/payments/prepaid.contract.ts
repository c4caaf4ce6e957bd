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
      kind: z.string().meta({ description: "payment_to_prepaid, prepaid_spending …" }),
      outcome: z
        .string()
        .meta({ description: "Why the money moved: other_amount, used_reference, from_prepaid, top_up …" }),
      reasons: z
        .array(z.string())
        .meta({ description: "What told whose payment it is, without a right reference" }),
      minor: z.int().meta({ description: "Positive: money came in" }),
      balanceMinor: z.int().meta({ description: "The balance in this currency afterwards" }),
      currency: z.string(),
      invoiceId: Id.nullable(),
      invoiceNumber: z.string().nullable(),
      topUpId: Id.nullable(),
      topUpNumber: z.string().nullable(),
      payoutId: Id.nullable(),
      payoutNumber: z.string().nullable(),
    }),
  ).extend({ balances: z.array(z.object({ minor: z.int(), currency: z.string() })) }),
});

export const exportPrepaidStatement = endpoint({
  id: "prepaid.export",
  method: "GET",
  path: "/organizations/:organizationId/prepaid-account/statement.csv",
  summary:
    "The statement of the prepaid account as CSV: every movement with its cause and the balance after it.",
  actor: "member",
  permission: "prepaid.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: { contentType: "text/csv; charset=utf-8" },
});

import { z } from "zod";
import { Day, endpoint, Id, Instant, PageQuery, page } from "../../../../common/contract.ts";
import { ledgerAccounts } from "../../../../common/ledger-accounts.ts";

export const listLedger = endpoint({
  id: "staff.ledger.list",
  method: "GET",
  path: "/staff/ledger",
  summary: "Ledger transactions with their entries, newest first.",
  actor: "staff",
  permission: "staff.ledger.read",
  mode: "read",
  query: PageQuery.extend({ organizationId: Id.optional() }),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      organizationId: Id.nullable(),
      organizationName: z.string().nullable(),
      kind: z.string(),
      causeId: Id,
      bookedOn: Day,
      recordedAt: Instant,
      entries: z.array(z.object({ account: z.enum(ledgerAccounts), minor: z.int(), currency: z.string() })),
    }),
  ),
});

/** The proof that all adds up, computed from the entries. */
export const checkLedger = endpoint({
  id: "staff.ledger.check",
  method: "GET",
  path: "/staff/ledger/check",
  summary: "Sums of every account from the entries, and whether each rule of the ledger holds.",
  actor: "staff",
  permission: "staff.ledger.read",
  mode: "read",
  status: 200,
  answer: z.object({
    accounts: z.array(
      z.object({ account: z.enum(ledgerAccounts), currency: z.string(), minor: z.int(), entries: z.int() }),
    ),
    rules: z.array(
      z.object({
        rule: z.enum([
          "transactions_sum_to_zero",
          "balances_equal_entries",
          "prepaid_never_negative",
          "receivable_equals_open_items",
          "payments_equal_bank",
          "payouts_are_reserved",
          "parts_are_set_aside",
          "provider_holds_charges",
        ]),
        holds: z.boolean(),
        checked: z.int(),
        broken: z.int(),
      }),
    ),
  }),
});

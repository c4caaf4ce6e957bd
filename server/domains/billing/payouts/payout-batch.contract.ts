import { z } from "zod";
import { Currency, Day, endpoint, Id, Instant } from "../../../../common/contract.ts";

export const PayoutBatch = z.object({
  id: Id,
  number: z.int(),
  currency: z.string(),
  sumMinor: z.int(),
  payouts: z.int(),
  executionOn: Day,
  createdAt: Instant,
  createdByName: z.string().nullable(),
});

export const listPayoutBatches = endpoint({
  id: "staff.payout_batches.list",
  method: "GET",
  path: "/staff/payout-batches",
  summary: "What waits to be sent to the bank, by currency, and the newest payment files.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  status: 200,
  answer: z.object({
    waiting: z.array(z.object({ currency: z.string(), payouts: z.int(), sumMinor: z.int() })),
    items: z.array(PayoutBatch),
  }),
});

export const makePayoutBatch = endpoint({
  id: "staff.payout_batch.make",
  method: "POST",
  path: "/staff/payout-batches",
  summary:
    "Make the payment file (pain.001) of all approved payouts in a currency; each is in one file only.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  idempotent: true,
  body: z.object({ currency: Currency }),
  status: 201,
  answer: PayoutBatch,
});

export const readPaymentOrder = endpoint({
  id: "staff.payout_batch.file",
  method: "GET",
  path: "/staff/payout-batches/:batchId/payment-order.xml",
  summary: "The payment file, the same bytes at every download.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  params: z.object({ batchId: Id }),
  status: 200,
  answer: { contentType: "application/xml" },
});

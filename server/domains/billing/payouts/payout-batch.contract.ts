import { z } from "zod";
import { Currency, Day, endpoint, Id, Instant } from "../../../../common/contract.ts";
import { destinations, PayoutConfirmation } from "./payout.contract.ts";

export const PayoutBatch = z.object({
  id: Id,
  number: z.int(),
  destination: z.enum(destinations),
  currency: z.string(),
  sumMinor: z.int(),
  payouts: z.int(),
  open: z.int().meta({ description: "How many of its payouts are neither done nor returned" }),
  executionOn: Day,
  createdAt: Instant,
  createdByName: z.string().nullable(),
});

export const listPayoutBatches = endpoint({
  id: "staff.payout_batches.list",
  method: "GET",
  path: "/staff/payout-batches",
  summary: "What waits to be sent, by currency and destination, and the newest payment files.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  status: 200,
  answer: z.object({
    waiting: z.array(
      z.object({
        ...{ destination: z.enum(destinations), currency: z.string() },
        ...{ payouts: z.int(), sumMinor: z.int() },
      }),
    ),
    items: z.array(PayoutBatch),
  }),
});

export const makePayoutBatch = endpoint({
  id: "staff.payout_batch.make",
  method: "POST",
  path: "/staff/payout-batches",
  summary:
    "Make the payment file of all approved payouts in a currency, pain.001 for the bank or a list (CSV) for PayPal; each is in one file only.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  idempotent: true,
  body: z.object({ currency: Currency, destination: z.enum(destinations) }),
  status: 201,
  answer: PayoutBatch,
});

export const readPaymentOrder = endpoint({
  id: "staff.payout_batch.file",
  method: "GET",
  path: "/staff/payout-batches/:batchId/payment-order.xml",
  summary: "The payment file for the bank, the same bytes at every download.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  params: z.object({ batchId: Id }),
  status: 200,
  answer: { contentType: "application/xml" },
});

export const readPayoutList = endpoint({
  id: "staff.payout_batch.list",
  method: "GET",
  path: "/staff/payout-batches/:batchId/payout-list.csv",
  summary: "The payout list for PayPal, the same bytes at every download.",
  actor: "staff",
  permission: "staff.payouts.read",
  mode: "read",
  params: z.object({ batchId: Id }),
  status: 200,
  answer: { contentType: "text/csv; charset=utf-8" },
});

export const confirmPayoutBatch = endpoint({
  id: "staff.payout_batch.confirm",
  method: "POST",
  path: "/staff/payout-batches/:batchId/confirmations",
  summary: "Confirm all payouts of a list for PayPal of which nothing is told yet, one's own left out.",
  actor: "staff",
  permission: "staff.payouts.approve",
  mode: "write",
  idempotent: true,
  params: z.object({ batchId: Id }),
  body: PayoutConfirmation,
  status: 200,
  answer: PayoutBatch,
});

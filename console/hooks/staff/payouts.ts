import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import {
  approvePayout,
  confirmPayout,
  listStaffPayouts,
  listStaffPayoutsCsv,
  readStaffPayout,
  refusePayout,
} from "../../../server/domains/billing/payouts/payout.contract.ts";
import {
  confirmPayoutBatch,
  listPayoutBatches,
  makePayoutBatch,
  readPaymentOrder,
  readPayoutList,
} from "../../../server/domains/billing/payouts/payout-batch.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export type StaffPayout = AnswerOf<typeof readStaffPayout>;
export type PayoutBatch = AnswerOf<typeof listPayoutBatches>["items"][number];

/** Payouts of all customers, by the state of the address. */
export const staffPayoutList = (query: CallOf<typeof listStaffPayouts>["query"]) => ({
  ...listFor(listStaffPayouts, { query }, ["payouts", "prepaid"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffPayoutsCsv = (query: NonNullable<CallOf<typeof listStaffPayoutsCsv>["query"]>) =>
  addressOf(listStaffPayoutsCsv, { query });

export const staffPayoutQuery = (organizationId: string, payoutId: string) =>
  queryFor(readStaffPayout, { params: { organizationId, payoutId } }, ["payouts", "prepaid"]);

/** What waits to be sent, and the newest payment files. */
export const payoutBatchesQuery = () => queryFor(listPayoutBatches, {}, ["payouts"]);

/** Where a payment file lies, for a link. */
export const paymentFileAddress = ({ id: batchId, destination }: PayoutBatch) =>
  addressOf(destination === "bank" ? readPaymentOrder : readPayoutList, { params: { batchId } });

export const useApprovePayout = () => useAct(approvePayout, { changes: ["payouts"] });
export const useRefusePayout = () => useAct(refusePayout, { changes: ["payouts"] });
export const useConfirmPayout = () => useAct(confirmPayout, { changes: ["payouts"] });
export const useConfirmPayoutBatch = () => useAct(confirmPayoutBatch, { changes: ["payouts"] });
export const useMakePayoutBatch = () => useAct(makePayoutBatch, { changes: ["payouts"] });

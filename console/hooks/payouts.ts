import type { AnswerOf } from "../../common/contract.ts";
import {
  listPayouts,
  readPayout,
  requestPayout,
  withdrawPayout,
} from "../../server/domains/billing/payouts/payout.contract.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type Payout = AnswerOf<typeof readPayout>;

/** Payouts of the prepaid account, newest first. */
export const payoutList = (organizationId: string) =>
  listFor(listPayouts, { params: { organizationId } }, ["prepaid"]);

export const payoutQuery = (organizationId: string, payoutId: string) =>
  queryFor(readPayout, { params: { organizationId, payoutId } }, ["prepaid"]);

export const useRequestPayout = () => useAct(requestPayout, { changes: ["prepaid"] });
export const useWithdrawPayout = () => useAct(withdrawPayout, { changes: ["prepaid"] });

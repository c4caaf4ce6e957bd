import type { AnswerOf } from "../../common/contract.ts";
import {
  exportPrepaidStatement,
  readPrepaidAccount,
} from "../../server/domains/billing/payments/prepaid.contract.ts";
import {
  cancelTopUp,
  listTopUps,
  readTopUp,
  readTopUpLimits,
  readTopUpSlip,
  startTopUp,
} from "../../server/domains/billing/top-ups/top-up.contract.ts";
import { addressOf } from "../api/address.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type TopUp = AnswerOf<typeof readTopUp>;
export type Movement = AnswerOf<typeof readPrepaidAccount>["items"][number];

/** Movements of the prepaid account, newest first; each page carries the balances, too. */
export const prepaidList = (organizationId: string) =>
  listFor(readPrepaidAccount, { params: { organizationId } }, ["prepaid"]);

/** The balance in a currency, in minor units; undefined while it is not read. */
export function balanceIn(
  pages: readonly AnswerOf<typeof readPrepaidAccount>[] | undefined,
  currency: string,
): number | undefined {
  const balances = pages?.[0]?.balances;
  return balances && (balances.find((one) => one.currency === currency)?.minor ?? 0);
}

/** Where the statement of the prepaid account lies as CSV, for a link. */
export const statementAddress = (organizationId: string) =>
  addressOf(exportPrepaidStatement, { params: { organizationId } });

/** Top-ups that have not arrived yet, newest first. */
export const openTopUpList = (organizationId: string) =>
  listFor(listTopUps, { params: { organizationId }, query: { state: "open" } }, ["prepaid"]);

export const topUpQuery = (organizationId: string, topUpId: string) =>
  queryFor(readTopUp, { params: { organizationId, topUpId } }, ["prepaid"]);

/** The currency of top-ups, and how much one may be. */
export const topUpLimitsQuery = (organizationId: string) =>
  queryFor(readTopUpLimits, { params: { organizationId } }, ["organization"]);

/** Where the payment slip of a top-up lies, for a link. */
export const topUpSlipAddress = (organizationId: string, topUpId: string) =>
  addressOf(readTopUpSlip, { params: { organizationId, topUpId } });

export const useStartTopUp = () => useAct(startTopUp, { changes: ["prepaid"] });
export const useCancelTopUp = () => useAct(cancelTopUp, { changes: ["prepaid"] });

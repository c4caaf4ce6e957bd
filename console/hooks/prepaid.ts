import type { AnswerOf } from "../../common/contract.ts";
import { readPrepaidAccount } from "../../server/domains/billing/payments/prepaid.contract.ts";
import { listFor } from "../api/query.ts";

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

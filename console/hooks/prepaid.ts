import type { AnswerOf } from "../../common/contract.ts";
import { readPrepaidAccount } from "../../server/domains/billing/payments/prepaid.contract.ts";
import { listFor } from "../api/query.ts";

export type Movement = AnswerOf<typeof readPrepaidAccount>["items"][number];

/** Movements of the prepaid account, newest first; each page carries the balances, too. */
export const prepaidList = (organizationId: string) =>
  listFor(readPrepaidAccount, { params: { organizationId } }, ["prepaid"]);

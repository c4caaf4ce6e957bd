import type { AnswerOf } from "../../../common/contract.ts";
import { readFigures } from "../../../server/domains/billing/figures/figure.contract.ts";
import { queryFor } from "../../api/query.ts";

export type CurrencyFigures = AnswerOf<typeof readFigures>["currencies"][number];

/** What is open, overdue, received, unassigned and owed, by currency. */
export const figuresQuery = () =>
  queryFor(readFigures, {}, ["invoices", "prepaid", "payouts", "bank_payments", "ledger"]);

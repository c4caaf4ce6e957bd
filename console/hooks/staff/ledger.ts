import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf } from "../../../common/contract.ts";
import { checkLedger, listLedger } from "../../../server/domains/billing/ledger/ledger.contract.ts";
import { listFor, queryFor } from "../../api/query.ts";

export type LedgerTransaction = AnswerOf<typeof listLedger>["items"][number];
export type LedgerCheck = AnswerOf<typeof checkLedger>;

/** Transactions with their entries: of everybody, or of one customer. */
export const ledgerList = (query: { readonly organizationId?: string | undefined }) => ({
  ...listFor(listLedger, { query }, ["ledger"]),
  placeholderData: keepPreviousData,
});

/** Reads every entry, so nothing but the person makes it run again. */
export const ledgerCheckQuery = () => queryFor(checkLedger, {}, []);

import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import {
  assignBankPayment,
  listBankPayments,
  listBankPaymentsCsv,
  listCandidates,
  listDecisions,
  readBankPayment,
  recordProviderPayout,
  resolveDuplicate,
  undoBankPayment,
} from "../../../server/domains/bank/payments/bank-payment.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export type BankPayment = AnswerOf<typeof readBankPayment>;
export type Candidate = AnswerOf<typeof listCandidates>["items"][number];
export type Decision = AnswerOf<typeof listDecisions>["items"][number];
export type PaymentQuery = NonNullable<CallOf<typeof listBankPayments>["query"]>;

/** Incoming payments: those that wait, all, or those of one file. */
export const bankPaymentList = (query: PaymentQuery) => ({
  ...listFor(listBankPayments, { query }, ["bank_payments"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const bankPaymentsCsv = (query: NonNullable<CallOf<typeof listBankPaymentsCsv>["query"]>) =>
  addressOf(listBankPaymentsCsv, { query });

/** The first waiting payments, as many as one page holds, to count them. */
export const waitingPayments = () =>
  queryFor(listBankPayments, { query: { queue: "waiting", limit: 200 } }, ["bank_payments"]);

/** What a waiting payment may be for. */
export const candidatesQuery = (bankPaymentId: string, search: string) =>
  queryFor(listCandidates, { params: { bankPaymentId }, query: { search: search || undefined } }, [
    "bank_payments",
    "invoices",
    "orders",
  ]);

export const bankPaymentQuery = (bankPaymentId: string) =>
  queryFor(readBankPayment, { params: { bankPaymentId } }, ["bank_payments"]);

/** Who decided what about a payment. */
export const decisionsQuery = (bankPaymentId: string) =>
  queryFor(listDecisions, { params: { bankPaymentId } }, ["bank_payments"]);

const changes = ["bank_payments", "bank_files", "invoices", "orders"] as const;

export const useAssignPayment = () => useAct(assignBankPayment, { changes });
export const useRecordProviderPayout = () => useAct(recordProviderPayout, { changes });
export const useResolveDuplicate = () => useAct(resolveDuplicate, { changes });
export const useUndoPayment = () => useAct(undoBankPayment, { changes });

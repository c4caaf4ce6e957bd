import type { Query } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import {
  listBankFiles,
  listBankFilesCsv,
  readBankFile,
} from "../../../server/domains/bank/files/bank-file.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor } from "../../api/query.ts";

export type BankFile = AnswerOf<typeof readBankFile>;

/** True while the server reads or books the file. */
export const isWorking = ({ state }: BankFile) => state !== "done" && state !== "refused";

// Events tell when a file is through; between them, the counts of a working file are asked for.
const every_ms = 2_000;

/** Imported bank files, newest first; followed while one is worked on. */
export const bankFileList = (query: CallOf<typeof listBankFiles>["query"] = {}) => ({
  ...listFor(listBankFiles, { query }, ["bank_files", "bank_payments"]),
  refetchInterval: ({ state }: { state: { data?: { pages: { items: BankFile[] }[] } | undefined } }) =>
    state.data?.pages.some(({ items }) => items.some(isWorking)) ? every_ms : false,
});

/** Where the same list lies as CSV, for a link. */
export const bankFilesCsv = (query: NonNullable<CallOf<typeof listBankFilesCsv>["query"]>) =>
  addressOf(listBankFilesCsv, { query });

/** The newest bank files, to count the refused ones among them. */
export const latestBankFiles = () => queryFor(listBankFiles, { query: { limit: 50 } }, ["bank_files"]);

export const bankFileQuery = (bankFileId: string) => ({
  ...queryFor(readBankFile, { params: { bankFileId } }, ["bank_files", "bank_payments"]),
  refetchInterval: ({ state }: Query<BankFile>) => (state.data && isWorking(state.data) ? every_ms : false),
});

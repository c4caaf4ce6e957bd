import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import {
  listStaffCreditNotes,
  listStaffCreditNotesCsv,
} from "../../../server/domains/billing/credit-notes/credit-note.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor } from "../../api/query.ts";

/** Credit notes of all customers, by what stands in the address. */
export const staffCreditNoteList = (query: CallOf<typeof listStaffCreditNotes>["query"]) => ({
  ...listFor(listStaffCreditNotes, { query }, ["invoices"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffCreditNotesCsv = (query: NonNullable<CallOf<typeof listStaffCreditNotesCsv>["query"]>) =>
  addressOf(listStaffCreditNotesCsv, { query });

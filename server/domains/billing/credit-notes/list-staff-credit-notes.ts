import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import {
  listStaffCreditNoteRows,
  type StaffCreditNoteList,
  type StaffCreditNoteRow,
} from "./staff-credit-note-list.queries.ts";

/** A page of the credit notes of all customers, as staff see them. */
export async function listStaffCreditNotes(ctx: ReadContext, list: StaffCreditNoteList) {
  const rows = await listStaffCreditNoteRows(ctx.db, list);
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], present);
}

const present = ({ sortKey: _, totalMinor, ...row }: StaffCreditNoteRow) => ({
  ...row,
  totalMinor: toMinorNumber(totalMinor),
});

/** The columns of the same list as CSV. */
export const staffCreditNoteColumns: CsvColumns<ReturnType<typeof present>> = {
  number: ({ number }) => number,
  customer: ({ organizationName }) => organizationName,
  invoice: ({ invoiceNumber }) => invoiceNumber,
  issued_on: ({ issuedOn }) => issuedOn,
  issued_by: ({ issuedByName }) => issuedByName,
  reason: ({ reason }) => reason,
  goes_to: ({ destination }) => destination,
  currency: ({ currency }) => currency,
  total: ({ totalMinor, currency }) => decimalOf(totalMinor, currency),
};

import type { ReadContext } from "../../../platform/context.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { presentSummary } from "../invoices/invoice.presenter.ts";
import {
  listStaffInvoiceRows,
  type StaffInvoiceList,
  type StaffInvoiceRow,
} from "./staff-invoice-list.queries.ts";

/** A page of the invoices of all customers, as staff see them. */
export async function listStaffInvoices(ctx: ReadContext, list: Omit<StaffInvoiceList, "today">) {
  const rows = await listStaffInvoiceRows(ctx.db, { ...list, today: ctx.clock.today() });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], present);
}

const present = (row: StaffInvoiceRow) => ({
  ...presentSummary(row),
  ...{ organizationId: row.organizationId, organizationName: row.organizationName },
});

/** The columns of the same list as CSV. */
export const staffInvoiceColumns: CsvColumns<ReturnType<typeof present>> = {
  number: ({ number }) => number,
  customer: ({ organizationName }) => organizationName,
  origin: ({ origin }) => origin,
  issued_on: ({ issuedOn }) => issuedOn,
  due_on: ({ dueOn }) => dueOn,
  state: ({ state }) => state,
  currency: ({ currency }) => currency,
  total: ({ totalMinor, currency }) => decimalOf(totalMinor, currency),
  open: ({ dueMinor, currency }) => decimalOf(dueMinor, currency),
};

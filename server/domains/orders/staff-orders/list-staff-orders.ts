import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { listStaffOrderRows, type StaffOrderList, type StaffOrderRow } from "./staff-order-list.queries.ts";

/** A page of the orders of all customers, as staff see them. */
export async function listStaffOrders(ctx: ReadContext, list: Omit<StaffOrderList, "timeZone">) {
  const rows = await listStaffOrderRows(ctx.db, { ...list, timeZone: ctx.clock.timeZone });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], present);
}

const present = ({ number, totalMinor, sortKey: _, ...row }: StaffOrderRow) => ({
  ...row,
  ...{ number: Number(number), totalMinor: toMinorNumber(totalMinor) },
});

/** The columns of the same list as CSV. */
export const staffOrderColumns: CsvColumns<ReturnType<typeof present>> = {
  number: ({ number }) => number,
  customer: ({ organizationName }) => organizationName,
  placed_at: ({ placedAt }) => placedAt,
  state: ({ state }) => state,
  currency: ({ currency }) => currency,
  total: ({ totalMinor, currency }) => decimalOf(totalMinor, currency),
};

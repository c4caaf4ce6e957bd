import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import { listStaffOrders, listStaffOrdersCsv } from "../../../server/domains/orders/orders/order.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor } from "../../api/query.ts";

/** Orders of all customers, by the search and state of the address. */
export const staffOrderList = (query: CallOf<typeof listStaffOrders>["query"]) => ({
  ...listFor(listStaffOrders, { query }, ["orders"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffOrdersCsv = (query: NonNullable<CallOf<typeof listStaffOrdersCsv>["query"]>) =>
  addressOf(listStaffOrdersCsv, { query });

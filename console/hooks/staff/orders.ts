import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import { listStaffOrders } from "../../../server/domains/orders/orders/order.contract.ts";
import { listFor } from "../../api/query.ts";

/** Orders of all customers, by the search and state of the address. */
export const staffOrderList = (query: CallOf<typeof listStaffOrders>["query"]) => ({
  ...listFor(listStaffOrders, { query }, ["orders"]),
  placeholderData: keepPreviousData,
});

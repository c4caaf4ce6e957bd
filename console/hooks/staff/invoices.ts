import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import {
  listStaffInvoices,
  listStaffInvoicesCsv,
} from "../../../server/domains/billing/invoices/invoice.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor } from "../../api/query.ts";

type Query = CallOf<typeof listStaffInvoices>["query"];

/** Invoices of all customers, by the search and state of the address. */
export const staffInvoiceList = (query: Query) => ({
  ...listFor(listStaffInvoices, { query }, ["invoices"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffInvoicesCsv = (query: NonNullable<CallOf<typeof listStaffInvoicesCsv>["query"]>) =>
  addressOf(listStaffInvoicesCsv, { query });

/** The first invoices of a state, as many as one page holds, to count them. */
export const invoicesOfState = (state: "open" | "overdue") =>
  queryFor(listStaffInvoices, { query: { state, limit: 200 } }, ["invoices"]);

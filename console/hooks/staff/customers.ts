import { keepPreviousData } from "@tanstack/react-query";
import type { CallOf } from "../../../common/contract.ts";
import {
  listCustomers,
  listCustomersCsv,
} from "../../../server/domains/organizations/organizations/organization.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor } from "../../api/query.ts";

/** All organizations, by the search of the address. */
export const customerList = (query: CallOf<typeof listCustomers>["query"]) => ({
  ...listFor(listCustomers, { query }, ["customers"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const customersCsv = (query: NonNullable<CallOf<typeof listCustomersCsv>["query"]>) =>
  addressOf(listCustomersCsv, { query });

const offered = 8;

/** The few customers that fit what somebody types, for fields that choose one. */
export const customersFound = (search: string) => ({
  ...queryFor(listCustomers, { query: { search: search || undefined, limit: offered } }, ["customers"]),
  placeholderData: keepPreviousData,
});

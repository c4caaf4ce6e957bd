import { keepPreviousData } from "@tanstack/react-query";
import { listCustomers } from "../../../server/domains/organizations/organizations/organization.contract.ts";
import { listFor, queryFor } from "../../api/query.ts";

/** All organizations, by the search of the address. */
export const customerList = (query: { readonly search?: string | undefined }) => ({
  ...listFor(listCustomers, { query }, ["customers"]),
  placeholderData: keepPreviousData,
});

const offered = 8;

/** The few customers that fit what somebody types, for fields that choose one. */
export const customersFound = (search: string) => ({
  ...queryFor(listCustomers, { query: { search: search || undefined, limit: offered } }, ["customers"]),
  placeholderData: keepPreviousData,
});

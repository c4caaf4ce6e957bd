import type { BaseContext } from "../../../platform/context.ts";
import type { CsvColumns } from "../../../platform/request/csv-list.ts";
import type { CustomerRow } from "./customer-list.queries.ts";
import type { OrganizationRow } from "./organization.queries.ts";
import { addressIsComplete } from "./organization.rules.ts";

/** An organization as its members see it. */
export function presentOrganization(ctx: BaseContext, row: OrganizationRow) {
  return {
    ...presentCustomerDetails(row),
    addressComplete: addressIsComplete(row),
    abilities: { update: ctx.can("organization.update"), order: ctx.can("orders.place") },
  };
}

/** An organization with its details, for staff. */
export function presentCustomerDetails(row: OrganizationRow) {
  return {
    id: row.organization_id,
    customerNumber: Number(row.customer_number),
    kind: row.kind,
    name: row.name,
    street: row.street,
    buildingNumber: row.building_number,
    postalCode: row.postal_code,
    town: row.town,
    country: row.country,
    currency: row.currency,
    vatNumber: row.vat_number,
    vatNumberValid: row.vat_number_valid,
    language: row.language,
    createdAt: row.created_at,
  };
}

/** An organization as a line of the staff's list. */
export function presentCustomer({ sortKey: _, ...row }: CustomerRow) {
  return { ...row, customerNumber: Number(row.customerNumber) };
}

/** The columns of the same list as CSV. */
export const customerColumns: CsvColumns<ReturnType<typeof presentCustomer>> = {
  customer_number: ({ customerNumber }) => customerNumber,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  country: ({ country }) => country,
  currency: ({ currency }) => currency,
  since: ({ createdAt }) => createdAt,
};

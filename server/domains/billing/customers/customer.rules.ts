import { z } from "zod";
import type { OrganizationRow } from "../../organizations/index.ts";
import type { DocumentCustomer } from "../documents/invoice-document.ts";

/** Who buys, as it stood when an order was placed: what its documents print and its VAT depends on. */
export const BilledCustomer = z.object({
  name: z.string(),
  kind: z.enum(["individual", "association", "company"]),
  customerNumber: z.string(),
  street: z.string(),
  buildingNumber: z.string(),
  postalCode: z.string(),
  town: z.string(),
  country: z.string(),
  vatNumber: z.string().nullable(),
  vatNumberValid: z.boolean(),
});
export type BilledCustomer = z.output<typeof BilledCustomer>;

/** The organization as a customer on documents. */
export function billedCustomerOf(organization: OrganizationRow): BilledCustomer {
  return {
    name: organization.name,
    kind: organization.kind,
    customerNumber: organization.customer_number.toString(),
    street: organization.street,
    buildingNumber: organization.building_number,
    postalCode: organization.postal_code,
    town: organization.town,
    country: organization.country,
    vatNumber: organization.vat_number,
    vatNumberValid: organization.vat_number_valid,
  };
}

/** The customer as a document prints it. */
export function documentCustomerOf(customer: BilledCustomer): DocumentCustomer {
  const { street, buildingNumber, postalCode, town, country, vatNumber } = customer;
  return {
    name: customer.name,
    address: { street, buildingNumber, postalCode, town, country },
    ...(vatNumber ? { vatNumber } : {}),
  };
}

import { z } from "zod";
import type { OrganizationRow } from "../../organizations/index.ts";
import type { DocumentCustomer } from "../documents/invoice-document.ts";

/** Who buys, as it stood when an order was placed: what its documents print and its VAT depends on. */
export const BilledCustomer = z.object({
  name: z.string(),
  /** Empty for the organization's own address, and in orders from before there were others. */
  department: z.string().default(""),
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

/** The organization, or the organization under one of its billing addresses, as a customer on documents. */
export function billedCustomerOf(payer: OrganizationRow & { readonly department?: string }): BilledCustomer {
  return {
    name: payer.name,
    department: payer.department ?? "",
    kind: payer.kind,
    customerNumber: payer.customer_number.toString(),
    street: payer.street,
    buildingNumber: payer.building_number,
    postalCode: payer.postal_code,
    town: payer.town,
    country: payer.country,
    vatNumber: payer.vat_number,
    vatNumberValid: payer.vat_number_valid,
  };
}

/** The customer as a document prints it. */
export function documentCustomerOf(customer: BilledCustomer): DocumentCustomer {
  const { department, street, buildingNumber, postalCode, town, country, vatNumber } = customer;
  return {
    name: customer.name,
    ...(department ? { attention: department } : {}),
    address: { street, buildingNumber, postalCode, town, country },
    ...(vatNumber ? { vatNumber } : {}),
  };
}

import type { z } from "zod";
import { AppError } from "../../../platform/errors.ts";
import { readVatNumber } from "../organizations/organization.rules.ts";
import type { BillingAddressBody } from "./billing-address.contract.ts";
import type { BillingAddressRow, BillingAddressValues } from "./billing-address.queries.ts";

/** As many addresses can be chosen from: more is no list for a person. */
export const mostActive = 50;

/** The input as it is kept, the VAT number in its normal form; a wrong one is refused at its field. */
export function valuesOf(input: z.output<typeof BillingAddressBody>): BillingAddressValues {
  const vat = readVatNumber(input.vatNumber, input.country);
  if (!vat) {
    throw new AppError("platform.invalid_input", {}, [
      { path: "vatNumber", code: "organizations.vat_number_invalid" },
    ]);
  }
  return {
    ...{ name: input.name, department: input.department },
    ...{ street: input.street, building_number: input.buildingNumber },
    ...{ postal_code: input.postalCode, town: input.town, country: input.country },
    ...{ vat_number: vat.number, vat_number_valid: vat.valid, email: input.email },
  };
}

/** True if the address says already what it shall say. */
export function isSame(before: BillingAddressRow, values: BillingAddressValues): boolean {
  return (Object.keys(values) as (keyof BillingAddressValues)[]).every((key) => before[key] === values[key]);
}

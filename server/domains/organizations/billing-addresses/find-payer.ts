import type { ReadContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { findOrganization, type OrganizationRow } from "../organizations/organization.queries.ts";
import { findBillingAddress } from "./billing-address.queries.ts";

/** An organization under the name and address that its invoice shall show. */
export type Payer = OrganizationRow & { readonly department: string };

/**
 * Who pays: the organization under its own address (null), or under a billing address that can be chosen. Kind, currency and
 * customer number stay the organization's. An address of somebody else and an archived one are refused alike.
 */
export async function findPayer(
  ctx: ReadContext,
  organizationId: string,
  billingAddressId: string | null,
): Promise<Payer> {
  const organization = found(await findOrganization(ctx.db, organizationId));
  if (billingAddressId === null) return { ...organization, department: "" };
  const address = await findBillingAddress(ctx.db, organizationId, billingAddressId);
  if (address?.state !== "active") throw new AppError("organizations.billing_address_archived");
  const { name, department, street, building_number, postal_code, town, country } = address;
  const { vat_number, vat_number_valid } = address;
  return {
    ...organization,
    ...{ name, department, street, building_number, postal_code, town, country },
    ...{ vat_number, vat_number_valid },
  };
}

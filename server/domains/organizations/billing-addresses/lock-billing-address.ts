import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import { type BillingAddressRow, findBillingAddress } from "./billing-address.queries.ts";

/**
 * An address that can still be chosen, while nobody else orders with it or changes it: whoever places an order holds the
 * organization's lock as well.
 */
export async function lockBillingAddress(
  ctx: WriteContext,
  organizationId: string,
  id: string,
): Promise<BillingAddressRow> {
  found(await lockOrganization(ctx.db, organizationId));
  const address = found(await findBillingAddress(ctx.db, organizationId, id));
  refuseUnless(address.state === "active", "organizations.billing_address_archived");
  return address;
}

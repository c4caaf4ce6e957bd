import type { z } from "zod";
import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import type { BillingAddressBody } from "./billing-address.contract.ts";
import { countActive, insertBillingAddress } from "./billing-address.queries.ts";
import { mostActive, valuesOf } from "./billing-address.rules.ts";

/** Adds a billing address (ORG-9). Refused beyond 50 that can be chosen. Answers its id. */
export async function createBillingAddress(
  ctx: WriteContext,
  input: z.output<typeof BillingAddressBody>,
): Promise<string> {
  const organizationId = organizationOf(ctx);
  const values = valuesOf(input);
  found(await lockOrganization(ctx.db, organizationId));
  const count = await countActive(ctx.db, organizationId);
  refuseUnless(count < mostActive, "organizations.too_many_billing_addresses", { count: mostActive });
  const id = newId();
  const created_at = ctx.clock.now().toString();
  await insertBillingAddress(ctx.db, {
    ...values,
    ...{ organization_id: organizationId, id, is_default: false, created_at },
  });
  ctx.audit({ subjectKind: "billing_address", subjectId: id, details: { name: values.name } });
  ctx.publish({ topic: "organization", organizationId, id });
  return id;
}

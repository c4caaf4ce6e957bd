import type { z } from "zod";
import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import type { BillingAddressBody } from "./billing-address.contract.ts";
import { insertBillingAddress, markArchived, updateBillingAddress } from "./billing-address.queries.ts";
import { isSame, valuesOf } from "./billing-address.rules.ts";
import { lockBillingAddress } from "./lock-billing-address.ts";

/**
 * Changes a billing address (ORG-9). One that an order used stays as it is and is archived; a new one takes its place, as the
 * default too. Answers the id of the address that can be chosen now.
 */
export async function changeBillingAddress(
  ctx: WriteContext,
  id: string,
  input: z.output<typeof BillingAddressBody>,
): Promise<string> {
  const organizationId = organizationOf(ctx);
  const values = valuesOf(input);
  const before = await lockBillingAddress(ctx, organizationId, id);
  if (isSame(before, values)) return id;
  const after = before.is_used ? newId() : id;
  if (before.is_used) {
    const now = ctx.clock.now().toString();
    await markArchived(ctx.db, organizationId, id, now);
    await insertBillingAddress(ctx.db, {
      ...values,
      ...{ organization_id: organizationId, id: after, is_default: before.is_default, created_at: now },
    });
  } else {
    await updateBillingAddress(ctx.db, organizationId, id, values);
  }
  ctx.audit({ subjectKind: "billing_address", subjectId: after, details: { name: values.name } });
  ctx.publish({ topic: "organization", organizationId, id: after });
  return after;
}

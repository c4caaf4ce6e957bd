import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import { clearDefault, markDefault } from "./billing-address.queries.ts";
import { lockBillingAddress } from "./lock-billing-address.ts";

/** Chooses the address that is proposed at the next order; null is the organization's own (ORG-9). */
export async function chooseDefaultBillingAddress(ctx: WriteContext, id: string | null): Promise<void> {
  const organizationId = organizationOf(ctx);
  const { name } =
    id === null
      ? found(await lockOrganization(ctx.db, organizationId))
      : await lockBillingAddress(ctx, organizationId, id);
  await clearDefault(ctx.db, organizationId);
  if (id !== null) await markDefault(ctx.db, organizationId, id);
  ctx.audit({
    ...{ subjectKind: "billing_address", details: { name } },
    ...(id === null ? {} : { subjectId: id }),
  });
  ctx.publish({ topic: "organization", organizationId });
}

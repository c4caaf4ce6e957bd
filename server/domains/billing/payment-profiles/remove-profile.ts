import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { forgetMethodJob } from "./profile.jobs.ts";
import { findDependence, lockProfile, removeProfileRow } from "./profile.queries.ts";
import { reasonToKeep } from "./profile.rules.ts";

/**
 * Removes a kept payment method; the provider forgets it by a job. Refused while something depends on it (MON-12):
 * billing.payment_method_default, billing.payment_method_in_use.
 */
export async function removeProfile(ctx: WriteContext, profileId: string): Promise<void> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  const profile = found(await lockProfile(ctx.db, organizationId, profileId));
  const reason = reasonToKeep(await findDependence(ctx.db, profile));
  if (reason) throw new AppError(reason);
  await removeProfileRow(ctx.db, organizationId, profileId, ctx.clock.now().toString());
  await ctx.addJob(forgetMethodJob, { organizationId, profileId });
  ctx.audit({ subjectKind: "payment_profile", subjectId: profileId });
  ctx.publish({ topic: "prepaid", organizationId });
}

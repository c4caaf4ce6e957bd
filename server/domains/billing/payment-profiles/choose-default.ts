import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { lockProfile, setDefault } from "./profile.queries.ts";
import { isUsable } from "./profile.rules.ts";

/** Chooses the payment method that is proposed first (MON-12); null: the prepaid account. Refused: billing.payment_method_gone. */
export async function chooseDefault(ctx: WriteContext, profileId: string | null): Promise<void> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  if (profileId !== null) {
    const profile = found(await lockProfile(ctx.db, organizationId, profileId));
    refuseUnless(isUsable(profile, ctx.clock.today()), "billing.payment_method_gone");
  }
  await setDefault(ctx.db, organizationId, profileId);
  ctx.audit(profileId === null ? {} : { subjectKind: "payment_profile", subjectId: profileId });
  ctx.publish({ topic: "prepaid", organizationId });
}

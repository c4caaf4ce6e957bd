import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { listProfiles, type Profile } from "./profile.queries.ts";
import { isUsable, takesCards, validityOf } from "./profile.rules.ts";

/** The payment methods of the organization, and what the actor may do with them. */
export async function presentProfiles(ctx: ReadContext) {
  const profiles = await listProfiles(ctx.db, organizationOf(ctx));
  const mayPay = ctx.can("invoices.pay");
  return {
    items: profiles.map((profile) => presentProfile(ctx, profile)),
    prepaidIsDefault: profiles.every(({ isDefault }) => !isDefault),
    abilities: { add: mayPay && takesCards(ctx.config) },
  };
}

function presentProfile(ctx: ReadContext, profile: Profile) {
  const { id, kind, brand, hint, expiresOn, isDefault, addedAt } = profile;
  const today = ctx.clock.today();
  const mayPay = ctx.can("invoices.pay");
  return {
    ...{ id, kind, brand, hint, expiresOn, isDefault, addedAt },
    validity: validityOf(expiresOn, today),
    abilities: { make_default: mayPay && !isDefault && isUsable(profile, today), remove: mayPay },
  };
}

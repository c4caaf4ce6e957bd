import { organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { callFor } from "../charges/provider-of.ts";
import { chooseDefault } from "./choose-default.ts";
import * as contract from "./profile.contract.ts";
import { presentProfiles } from "./profile.presenter.ts";
import { findSetup } from "./profile.queries.ts";
import { removeProfile } from "./remove-profile.ts";
import { settleSetup } from "./settle-setup.ts";
import { startSetup } from "./start-setup.ts";

export const profileRoutes = [
  route(contract.listPaymentProfiles, (ctx) => presentProfiles(ctx)),
  route(contract.startPaymentSetup, (ctx) => startSetup(ctx)),
  route(contract.settlePaymentSetup, async (ctx, { params: { setupId } }) => {
    const organizationId = organizationOf(ctx);
    await callFor(ctx, () => settleSetup(ctx, organizationId, setupId));
    const setup = found(await ctx.read(({ db }) => findSetup(db, organizationId, setupId)));
    return { state: setup.state, profileId: setup.paymentProfileId };
  }),
  route(contract.chooseDefaultPaymentProfile, async (ctx, { body }) => {
    await chooseDefault(ctx, body.profileId);
    return presentProfiles(ctx);
  }),
  route(contract.removePaymentProfile, async (ctx, { params }) => {
    await removeProfile(ctx, params.profileId);
    return presentProfiles(ctx);
  }),
];

import { organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import { findPricedOptions } from "../options/option.queries.ts";
import * as contract from "./plan.contract.ts";
import { presentOffers } from "./plan.presenter.ts";
import { listOffers } from "./plan.queries.ts";

export const planRoutes = [
  route(contract.listPlans, async (ctx) => {
    const { currency } = found(await findOrganization(ctx.db, organizationOf(ctx)));
    const reader = { currency, language: ctx.language, on: ctx.clock.today() };
    const offers = await listOffers(ctx.db, reader);
    const planIds = [...new Set(offers.map(({ planId }) => planId))];
    return presentOffers(offers, await findPricedOptions(ctx.db, planIds, reader), currency);
  }),
];

import { organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import * as contract from "./plan.contract.ts";
import { presentOffers } from "./plan.presenter.ts";
import { listOffers } from "./plan.queries.ts";

export const planRoutes = [
  route(contract.listPlans, async (ctx) => {
    const { currency } = found(await findOrganization(ctx.db, organizationOf(ctx)));
    const offers = await listOffers(ctx.db, { currency, language: ctx.language, on: ctx.clock.today() });
    return presentOffers(offers, currency);
  }),
];

import type { ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { addPrice } from "./add-price.ts";
import * as contract from "./price.contract.ts";
import { presentStaffPlan, presentStaffPlans } from "./price.presenter.ts";
import { listPlanPrices, listVersions } from "./price.queries.ts";

async function readOne(ctx: ReadContext, planId: string) {
  return found(presentStaffPlan(await listVersions(ctx.db, ctx.language, planId), ctx.clock.today()));
}

export const priceRoutes = [
  route(contract.listStaffPlans, async (ctx) => {
    const today = ctx.clock.today();
    return { plans: presentStaffPlans(await listPlanPrices(ctx.db, ctx.language, today), today) };
  }),
  route(contract.readStaffPlan, (ctx, { params }) => readOne(ctx, params.planId)),
  route(contract.addPrice, async (ctx, { params, body }) => {
    await addPrice(ctx, params.planId, body);
    return readOne(ctx, params.planId);
  }),
];

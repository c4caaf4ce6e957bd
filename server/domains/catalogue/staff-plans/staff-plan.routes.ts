import type { ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { changePlan } from "./change-plan.ts";
import { createPlan } from "./create-plan.ts";
import { linesOf } from "./plan-features.rules.ts";
import * as contract from "./staff-plan.contract.ts";
import { findPlanDetails, listFamilies, listModules } from "./staff-plan.queries.ts";

async function readOne(ctx: ReadContext, planId: string) {
  const { features, options, ...plan } = found(await findPlanDetails(ctx.db, planId, ctx.language));
  return { ...plan, features: linesOf(features), options: [...options] };
}

export const staffPlanRoutes = [
  route(contract.readPlanDetails, (ctx, { params }) => readOne(ctx, params.planId)),
  route(contract.changePlan, async (ctx, { params, body }) => {
    await changePlan(ctx, params.planId, body);
    return readOne(ctx, params.planId);
  }),
  route(contract.createPlan, async (ctx, { body }) => {
    await createPlan(ctx, body);
    return readOne(ctx, body.id);
  }),
  route(contract.readCatalogueFrame, async (ctx) => {
    const families = await listFamilies(ctx.db, ctx.language, ctx.clock.today());
    return {
      families: families.map(({ scales, ...family }) => ({
        ...family,
        scales: scales.map(({ validFrom, steps }) => ({ validFrom, steps: [...steps] })),
      })),
      modules: await listModules(ctx.db),
    };
  }),
];

import type { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { insertPlans, insertPrices, type NewPlan } from "../plans/plan.queries.ts";
import { featuresOf } from "./plan-features.rules.ts";
import type { createPlan as endpoint } from "./staff-plan.contract.ts";
import { findPlanDetails, isRankTaken, listModules, lockFamily, withdrawPlan } from "./staff-plan.queries.ts";

/** Adds a plan to a family with its first prices (CAT-1), which count from today or a later day on. */
export async function createPlan(ctx: WriteContext, body: z.output<typeof endpoint.body>): Promise<void> {
  const { id, familyId, rank, validFrom, module } = body;
  refuseUnless(await lockFamily(ctx.db, familyId), "catalogue.family_unknown");
  refuseUnless((await findPlanDetails(ctx.db, id, ctx.language)) === undefined, "catalogue.plan_id_taken");
  refuseUnless(!(await isRankTaken(ctx.db, familyId, rank, id)), "catalogue.rank_taken");
  refuseUnless((await listModules(ctx.db)).includes(module), "catalogue.module_unknown");
  refuseUnless(validFrom >= ctx.clock.today(), "catalogue.price_in_the_past");
  const prices = body.prices.map(({ period, currency, minor }) => ({
    ...{ planId: id, period, currency, validFrom },
    amountMinor: BigInt(minor),
  }));
  const plan: NewPlan & { familyId: string } = {
    ...{ id, familyId, rank, module, prices, options: [], domainSuffix: null },
    ...{ names: body.names, summaries: body.summaries, vatClass: body.vatClass },
    features: featuresOf(body.features),
  };
  await insertPlans(ctx.db, [plan]);
  await insertPrices(ctx.db, prices);
  if (!body.isOffered) await withdrawPlan(ctx.db, id);
  ctx.audit({
    subjectKind: "plan",
    details: { plan: id, family: familyId, rank: String(rank), name: body.names.en, validFrom },
  });
}

import type { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { featuresOf } from "./plan-features.rules.ts";
import type { changePlan as endpoint } from "./staff-plan.contract.ts";
import { findPlanDetails, isRankTaken, lockFamily, offerOptions, updatePlan } from "./staff-plan.queries.ts";

/** Changes rank, texts and what is offered of a plan (CAT-1); refused where somebody changed it since it was read. */
export async function changePlan(
  ctx: WriteContext,
  planId: string,
  body: z.output<typeof endpoint.body>,
): Promise<void> {
  const plan = found(await findPlanDetails(ctx.db, planId, ctx.language));
  await lockFamily(ctx.db, plan.familyId);
  refuseUnless(!(await isRankTaken(ctx.db, plan.familyId, body.rank, planId)), "catalogue.rank_taken");
  const change = {
    ...{ rank: body.rank, names: body.names, summaries: body.summaries, isOffered: body.isOffered },
    features: featuresOf(body.features),
  };
  refuseUnless(await updatePlan(ctx.db, planId, body.revision, change), "catalogue.changed_meanwhile");
  await offerOptions(ctx.db, planId, body.optionsOffered);
  ctx.audit({
    subjectKind: "plan",
    details: {
      ...{ plan: planId, name: body.names.en, rank: String(body.rank), offered: String(body.isOffered) },
      options: body.optionsOffered.join(", "),
    },
  });
}

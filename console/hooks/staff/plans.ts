import type { AnswerOf } from "../../../common/contract.ts";
import { addScale } from "../../../server/domains/catalogue/scales/scale.contract.ts";
import {
  changePlan,
  createPlan,
  readCatalogueFrame,
  readPlanDetails,
} from "../../../server/domains/catalogue/staff-plans/staff-plan.contract.ts";
import { queryFor, useAct } from "../../api/query.ts";

export type PlanDetails = AnswerOf<typeof readPlanDetails>;
export type StaffFamily = AnswerOf<typeof readCatalogueFrame>["families"][number];

/** Families with their volume rates, and the provisioning modules in use. */
export const catalogueFrameQuery = () => queryFor(readCatalogueFrame, {}, ["plans"]);

/** What staff can change of a plan; read anew each time, because a change names the revision that was read. */
export const planDetailsQuery = (planId: string) => ({
  ...queryFor(readPlanDetails, { params: { planId } }, ["plans"]),
  staleTime: 0,
});

export const useCreatePlan = () => useAct(createPlan, { changes: ["plans"] });
export const useChangePlan = () => useAct(changePlan, { changes: ["plans"] });
export const useAddScale = () => useAct(addScale, { changes: ["plans"] });

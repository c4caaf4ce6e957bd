import type { AnswerOf } from "../../../common/contract.ts";
import {
  addPrice,
  listStaffPlans,
  readStaffPlan,
} from "../../../server/domains/catalogue/prices/price.contract.ts";
import { queryFor, useAct } from "../../api/query.ts";

export type StaffPlan = AnswerOf<typeof readStaffPlan>;
export type PlanPrice = StaffPlan["prices"][number];

/** All plans with the prices that count and those to come. */
export const staffPlansQuery = () => queryFor(listStaffPlans, {}, ["plans"]);

/** One plan with every version of its prices. */
export const staffPlanQuery = (planId: string) => queryFor(readStaffPlan, { params: { planId } }, ["plans"]);

export const useAddPrice = () => useAct(addPrice, { changes: ["plans"] });

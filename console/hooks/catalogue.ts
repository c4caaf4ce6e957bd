import type { AnswerOf } from "../../common/contract.ts";
import { listPlans } from "../../server/domains/catalogue/plans/plan.contract.ts";
import { queryFor } from "../api/query.ts";

export type Catalogue = AnswerOf<typeof listPlans>;
export type Family = Catalogue["families"][number];
export type Plan = Family["plans"][number];

/** What the organization can order, in its currency and the reader's language; read at each visit, because staff change it. */
export const catalogueQuery = (organizationId: string) => ({
  ...queryFor(listPlans, { params: { organizationId } }, ["plans"]),
  staleTime: 0,
});

import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { planRoutes } from "./plans/plan.routes.ts";
import { priceRoutes } from "./prices/price.routes.ts";
import { createProductJob, takeProductStepJob } from "./products/product.jobs.ts";
import { productRoutes } from "./products/product.routes.ts";
import { scaleRoutes } from "./scales/scale.routes.ts";
import { staffPlanRoutes } from "./staff-plans/staff-plan.routes.ts";
import { resumeSettledJob, suspendUnpaidJob } from "./suspensions/suspension.jobs.ts";

export { findPricedOptions, type PricedOption } from "./options/option.queries.ts";
export { findPricedPlans, type NewFamily, type PricedPlan } from "./plans/plan.queries.ts";
export { storeCatalogue } from "./plans/store-catalogue.ts";
export { createProducts } from "./products/create-products.ts";
export { labelFor } from "./products/label.rules.ts";
export { onlyGivenTo } from "./products/product.policy.ts";
export { presentProduct } from "./products/product.presenter.ts";
export { findProduct, listProductRows } from "./products/product.queries.ts";
export { type FamilyRate, findVolumeRates } from "./volume-rates/find-volume-rates.ts";

export const routes: readonly Route[] = [
  ...planRoutes,
  ...priceRoutes,
  ...staffPlanRoutes,
  ...scaleRoutes,
  ...productRoutes,
];
export const jobs: readonly Job[] = [
  createProductJob,
  takeProductStepJob,
  suspendUnpaidJob,
  resumeSettledJob,
];

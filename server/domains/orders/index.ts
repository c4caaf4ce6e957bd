import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { completeOrdersBy } from "../billing/index.ts";
import { completeOrder } from "./orders/complete-order.ts";
import { expireOrdersJob } from "./orders/order.jobs.ts";
import { orderRoutes } from "./orders/order.routes.ts";

completeOrdersBy(completeOrder);

export const routes: readonly Route[] = orderRoutes;
export const jobs: readonly Job[] = [expireOrdersJob];

import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { customerRoutes } from "./customers/customer.routes.ts";
import { overviewRoutes } from "./overview/overview.routes.ts";

export const routes: readonly Route[] = [...overviewRoutes, ...customerRoutes];
export const jobs: readonly Job[] = [];

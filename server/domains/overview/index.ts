import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { overviewRoutes } from "./overview/overview.routes.ts";

export const routes: readonly Route[] = [...overviewRoutes];
export const jobs: readonly Job[] = [];

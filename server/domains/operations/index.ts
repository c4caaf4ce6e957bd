import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { auditRoutes } from "./audit/audit.routes.ts";
import { forgetOldJob } from "./jobs/job.jobs.ts";
import { jobRoutes } from "./jobs/job.routes.ts";

export const routes: readonly Route[] = [...jobRoutes, ...auditRoutes];
export const jobs: readonly Job[] = [forgetOldJob];

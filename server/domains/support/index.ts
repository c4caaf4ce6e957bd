import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { supportCodeRoutes } from "./codes/support-code.routes.ts";

export const routes: readonly Route[] = [...supportCodeRoutes];
export const jobs: readonly Job[] = [];

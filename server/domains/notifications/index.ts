import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { mailRoutes } from "./mails/mail.routes.ts";

export const routes: readonly Route[] = [...mailRoutes];
export const jobs: readonly Job[] = [];

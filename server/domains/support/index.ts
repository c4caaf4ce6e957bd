import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { attachmentRoutes } from "./attachments/attachment.routes.ts";
import { supportCodeRoutes } from "./codes/support-code.routes.ts";
import { requestRoutes } from "./requests/request.routes.ts";
import { staffRequestRoutes } from "./requests/staff-request.routes.ts";

export const routes: readonly Route[] = [
  ...supportCodeRoutes,
  ...requestRoutes,
  ...attachmentRoutes,
  ...staffRequestRoutes,
];
export const jobs: readonly Job[] = [];

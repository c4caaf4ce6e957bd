import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { claimRoutes } from "./claims/claim.routes.ts";
import { importFileJob } from "./files/bank-file.jobs.ts";
import { bankFileRoutes } from "./files/bank-file.routes.ts";
import { collectFilesJob } from "./files/bank-folder.jobs.ts";
import { bankPaymentRoutes } from "./payments/bank-payment.routes.ts";

export { receiveFile } from "./files/receive-file.ts";

export const routes: readonly Route[] = [...bankFileRoutes, ...bankPaymentRoutes, ...claimRoutes];
export const jobs: readonly Job[] = [importFileJob, collectFilesJob];

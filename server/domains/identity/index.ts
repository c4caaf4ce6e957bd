import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { sendResetLinkJob } from "./accounts/account.jobs.ts";
import { accountRoutes } from "./accounts/account.routes.ts";
import { factorRoutes } from "./factors/factor.routes.ts";
import { proofRoutes } from "./proofs/proof.routes.ts";
import { sessionRoutes } from "./sessions/session.routes.ts";
import { remindOfTokensJob } from "./tokens/token.jobs.ts";
import { tokenRoutes } from "./tokens/token.routes.ts";

export { hasNoStaff, insertStaff, insertUser } from "./accounts/account.queries.ts";
export { currentCode } from "./factors/current-code.ts";
export { confirmFactor, insertFactor } from "./factors/factor.queries.ts";
export { seal } from "./factors/seal.ts";
export { startFlow } from "./flows/flow.queries.ts";
export { hashPassword } from "./passwords/hash-password.ts";
export { startSessionOf } from "./sessions/start-session.ts";

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...accountRoutes,
  ...factorRoutes,
  ...proofRoutes,
  ...tokenRoutes,
];
export const jobs: readonly Job[] = [sendResetLinkJob, remindOfTokensJob];

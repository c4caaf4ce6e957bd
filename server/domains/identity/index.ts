import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { sendResetLinkJob } from "./accounts/account.jobs.ts";
import { accountRoutes } from "./accounts/account.routes.ts";
import { addressRoutes } from "./addresses/address.routes.ts";
import { tellOfFailuresJob } from "./alerts/alert.jobs.ts";
import { alertRoutes } from "./alerts/alert.routes.ts";
import { avatarRoutes } from "./avatars/avatar.routes.ts";
import { backupCodeRoutes } from "./backup-codes/backup-code.routes.ts";
import { eraseMailsJob } from "./closing/closing.jobs.ts";
import { closingRoutes } from "./closing/closing.routes.ts";
import { deviceRoutes } from "./devices/device.routes.ts";
import { factorRoutes } from "./factors/factor.routes.ts";
import { sendUnlockLinkJob } from "./locks/lock.jobs.ts";
import { lockRoutes } from "./locks/lock.routes.ts";
import { sendNewsJob } from "./news/news.jobs.ts";
import { newsRoutes } from "./news/news.routes.ts";
import { passkeyRoutes } from "./passkeys/passkey.routes.ts";
import { passwordRoutes } from "./passwords/password.routes.ts";
import { personalDataRoutes } from "./personal-data/personal-data.routes.ts";
import { phoneRoutes } from "./phones/phone.routes.ts";
import { proofRoutes } from "./proofs/proof.routes.ts";
import { ownSessionRoutes } from "./sessions/own-session.routes.ts";
import { sessionRoutes } from "./sessions/session.routes.ts";
import { smsCodeRoutes } from "./sms-codes/sms-code.routes.ts";
import { remindOfTokensJob } from "./tokens/token.jobs.ts";
import { tokenRoutes } from "./tokens/token.routes.ts";

export { hasNoStaff, insertStaff, insertUser } from "./accounts/account.queries.ts";
export { currentCode } from "./factors/current-code.ts";
export { confirmFactor, insertFactor } from "./factors/factor.queries.ts";
export { seal, unseal } from "./factors/seal.ts";
export { startFlow } from "./flows/flow.queries.ts";
export { hashPassword } from "./passwords/hash-password.ts";
export { findPhone } from "./phones/phone.queries.ts";
export { shownPhone } from "./phones/phone.rules.ts";
export { startSessionOf } from "./sessions/start-session.ts";

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...ownSessionRoutes,
  ...deviceRoutes,
  ...alertRoutes,
  ...lockRoutes,
  ...accountRoutes,
  ...addressRoutes,
  ...factorRoutes,
  ...backupCodeRoutes,
  ...smsCodeRoutes,
  ...proofRoutes,
  ...passkeyRoutes,
  ...passwordRoutes,
  ...avatarRoutes,
  ...phoneRoutes,
  ...newsRoutes,
  ...closingRoutes,
  ...personalDataRoutes,
  ...tokenRoutes,
];
export const jobs: readonly Job[] = [
  sendResetLinkJob,
  tellOfFailuresJob,
  sendUnlockLinkJob,
  sendNewsJob,
  eraseMailsJob,
  remindOfTokensJob,
];

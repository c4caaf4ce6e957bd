import { organizationOf } from "../../../platform/context.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./lock.contract.ts";
import { sendUnlockLinkJob } from "./lock.jobs.ts";
import { listLockedMembers } from "./lock.queries.ts";
import { unlockAccount } from "./unlock-account.ts";
import { unlockMember } from "./unlock-member.ts";

export const lockRoutes = [
  route(contract.listLocks, async (ctx) => {
    const rows = await listLockedMembers(ctx.db, organizationOf(ctx));
    return { items: rows.map((row) => ({ userId: row.user_id, lockedAt: row.locked_at })) };
  }),
  route(contract.clearLock, (ctx, { params }) => unlockMember(ctx, params.userId)),
  route(
    contract.askUnlock,
    async (ctx, { body }) => {
      await ctx.addJob(sendUnlockLinkJob, { email: normalizeEmail(body.email) });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.unlock, (ctx, { body }) => unlockAccount(ctx, body), { reach: "platform" }),
];

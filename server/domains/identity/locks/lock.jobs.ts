import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { findCredentials } from "../accounts/account.queries.ts";
import { recoveryAddressOf } from "../addresses/address.queries.ts";
import { listSignInWays } from "../factors/list-ways.ts";
import { countFlowsSince, startFlow } from "../flows/flow.queries.ts";
import { hasLock } from "../sessions/failure.queries.ts";

const linkMinutes = 30;
/** What the form can ask for; whoever has a passkey signs in with it, locked or not. */
const typed = ["totp", "backup_code"] as const;

/**
 * Sends the link to unlock an account, if somebody has the address and is locked, once an hour at most: to the recovery address if there
 * is one. A job, so that asking takes the same time for all.
 */
export const sendUnlockLinkJob = defineJob({
  name: "identity.send_unlock_link",
  payload: z.object({ email: z.string() }),
  maxAttempts: 5,
  reach: "platform",
  mode: "write",
  async run(ctx, { email }) {
    const user = await findCredentials(ctx.db, email);
    if (!user || !(await hasLock(ctx.db, user.id))) return;
    const now = ctx.clock.now();
    if ((await countFlowsSince(ctx.db, "unlock", user.id, now.subtract({ hours: 1 }))) > 0) return;
    const token = await startFlow(ctx.db, { purpose: "unlock", userId: user.id, now, minutes: linkMinutes });
    const { factors } = await listSignInWays(ctx, user.id);
    const asks = user.has_factor ? typed.filter((kind) => factors.includes(kind)) : ["password"];
    await ctx.addMail({
      to: (await recoveryAddressOf(ctx.db, user.id, now)) ?? user.email,
      language: user.language,
      template: "identity.unlock_link",
      params: { name: user.first_name, minutes: linkMinutes },
      link: `/unlock?token=${token}&asks=${asks.join(".")}`,
      userId: user.id,
    });
    ctx.audit({ action: "session.unlock_asked", userId: user.id });
  },
});

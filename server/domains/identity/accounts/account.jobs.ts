import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { recoveryAddressOf } from "../addresses/address.queries.ts";
import { countFlowsSince, startFlow, voidFlows } from "../flows/flow.queries.ts";
import { findCredentials, lockUser } from "./account.queries.ts";

const linkMinutes = 30;
const mostLinksAnHour = 5;

/**
 * Sends the link to set a new password, if somebody has the address (ACC-5), a few times an hour at most: to the recovery e-mail, and to
 * the sign-in address only while there is none that can be used. A job, so that asking takes the same time for all.
 */
export const sendResetLinkJob = defineJob({
  name: "identity.send_reset_link",
  payload: z.object({ email: z.string() }),
  maxAttempts: 5,
  reach: "platform",
  mode: "write",
  async run(ctx, { email }) {
    const known = await findCredentials(ctx.db, email);
    const user = known && (await lockUser(ctx.db, known.id));
    // Changed while this job waited: the link would go to an address that is the account's no more.
    if (user?.email !== email) return;
    const now = ctx.clock.now();
    const lately = await countFlowsSince(ctx.db, "password_reset", user.id, now.subtract({ hours: 1 }));
    if (lately >= mostLinksAnHour) return;
    await voidFlows(ctx.db, "password_reset", user.id, now);
    const secret = await startFlow(ctx.db, {
      purpose: "password_reset",
      userId: user.id,
      now,
      minutes: linkMinutes,
    });
    await ctx.addMail({
      to: (await recoveryAddressOf(ctx.db, user.id, now)) ?? user.email,
      language: user.language,
      template: "identity.reset_password",
      params: { name: user.first_name, minutes: linkMinutes },
      link: `/reset?token=${secret}`,
      userId: user.id,
    });
    ctx.audit({ action: "account.reset_asked", userId: user.id });
  },
});

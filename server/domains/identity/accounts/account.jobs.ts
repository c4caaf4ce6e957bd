import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { countFlowsSince, startFlow, voidFlows } from "../flows/flow.queries.ts";
import { findCredentials } from "./account.queries.ts";

const linkMinutes = 30;
const mostLinksAnHour = 5;

/** Sends the link to set a new password, if somebody has the address (ACC-5), a few times an hour at most. A job, so that asking takes the same time for all. */
export const sendResetLinkJob = defineJob({
  name: "identity.send_reset_link",
  payload: z.object({ email: z.string() }),
  maxAttempts: 5,
  reach: "platform",
  mode: "write",
  async run(ctx, { email }) {
    const user = await findCredentials(ctx.db, email);
    if (!user) return;
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
      to: user.email,
      language: user.language,
      template: "identity.reset_password",
      params: { name: user.first_name, minutes: linkMinutes },
      link: `/reset?token=${secret}`,
      userId: user.id,
    });
    ctx.audit({ action: "account.reset_asked", userId: user.id });
  },
});

import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { takeUntoldFailures } from "./alert.queries.ts";
import { describer } from "./describe-circumstances.ts";

const atOnce = 500;

/**
 * Tells of failed sign-ins (SEC-7), an account once an hour at most. It looks into the logs by itself: a failed sign-in does nothing
 * for it, so that known and unknown addresses take as long (ACC-2).
 */
export const tellOfFailuresJob = defineJob({
  name: "identity.tell_of_failures",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  schedule: "*/5 * * * *",
  mode: "write",
  async run(ctx) {
    const failures = await takeUntoldFailures(ctx.db, ctx.clock.now(), atOnce);
    const describe = await describer(ctx);
    const mails = failures.map(({ user_id: userId, email, language, count, ...last }) => {
      const what = { userAgent: last.user_agent, address: last.address, at: last.happened_at };
      const circumstances = describe(what, language);
      return {
        to: email,
        language,
        template: "identity.sign_in_failed",
        params: { count, circumstances },
        link: "/me/security",
        userId,
      };
    });
    await addMails(ctx, mails);
  },
});

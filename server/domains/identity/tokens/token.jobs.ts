import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { takeExpiringTokens } from "./token.queries.ts";
import { dayOfEnd, noticeDays } from "./token.rules.ts";

const chunk = 500;

/** Tells owners of API tokens that end within a week, each once, in the morning (ASVS 6.4.5). */
export const remindOfTokensJob = defineJob({
  name: "identity.remind_of_tokens",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "open",
  schedule: "15 6 * * *",
  async run(ctx) {
    const { clock } = ctx;
    const now = clock.now();
    const until = now.add({ hours: 24 * noticeDays }).toString();
    const remind = () =>
      ctx.write(async (tx) => {
        const expiring = await takeExpiringTokens(tx.db, {
          ...{ until, now: now.toString() },
          ...{ noticeDays, most: chunk },
        });
        const mails = expiring.map(({ name, expiresAt, userId, email, language }) => ({
          ...{ to: email, language, userId, template: "identity.token_expires", link: "/me/tokens" },
          params: { token: name, day: dayOfEnd(expiresAt, clock.timeZone, language) },
        }));
        await addMails(tx, mails);
        return expiring.length;
      });
    while ((await remind()) === chunk);
  },
});

import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { eraseMails } from "./closing.queries.ts";

/** Erases what the last mails to a closed account said, once they were sent. */
export const eraseMailsJob = defineJob({
  name: "account.erase_mails",
  payload: z.object({ userId: z.uuid() }),
  maxAttempts: 5,
  reach: "platform",
  mode: "write",
  run: (ctx, { userId }) => eraseMails(ctx.db, { userId }),
});

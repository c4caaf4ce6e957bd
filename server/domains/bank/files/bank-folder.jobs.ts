import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { collectFiles } from "./collect-files.ts";

/** Takes in what the bank has laid into its folder (MON-6), where there is one. */
export const collectFilesJob = defineJob({
  name: "bank.collect_files",
  payload: z.object({}),
  maxAttempts: 1,
  reach: "platform",
  mode: "open",
  schedule: "* * * * *",
  async run(ctx) {
    const { bankFolder } = ctx.config;
    if (bankFolder !== undefined) await collectFiles(ctx, bankFolder);
  },
});

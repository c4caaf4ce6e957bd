import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { importFile } from "./import-file.ts";

/** Reads and books one uploaded file. */
export const importFileJob = defineJob({
  name: "bank.import_file",
  payload: z.object({ bankFileId: z.uuid() }),
  maxAttempts: 10,
  reach: "platform",
  mode: "open",
  run: (ctx, { bankFileId }) => importFile(ctx, bankFileId),
});

import { z } from "zod";
import { endpoint } from "../../../../common/contract.ts";

export const renewBackupCodes = endpoint({
  id: "backup_code.renew",
  method: "POST",
  path: "/me/backup-codes",
  summary: "Make a new sheet of ten backup codes, shown once; the sheet before is void (SEC-2).",
  actor: "user",
  mode: "open",
  proof: "any",
  status: 201,
  answer: z.object({ codes: z.array(z.string()) }),
});

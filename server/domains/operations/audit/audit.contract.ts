import { z } from "zod";
import { endpoint, Id } from "../../../../common/contract.ts";

export const verifyLogs = endpoint({
  id: "staff.audit.verify",
  method: "GET",
  path: "/staff/audit/verification",
  summary:
    "Whether an entry of any activity log was changed, added or removed behind the program's back (SEC-10).",
  actor: "staff",
  permission: "staff.audit.verify",
  mode: "read",
  status: 200,
  answer: z.object({
    entries: z.int(),
    logs: z.int(),
    broken: z.array(
      z.object({
        of: z.enum(["organization", "user"]),
        id: Id,
        name: z.string(),
        sequence: z.int().meta({ description: "The first entry that is changed, missing or out of place" }),
      }),
    ),
  }),
});

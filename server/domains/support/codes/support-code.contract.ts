import { z } from "zod";
import { Email, endpoint, Id, Instant } from "../../../../common/contract.ts";
import { memberRoles } from "../../../../common/permissions.ts";
import { isSupportCode, supportCodeOf } from "../../../../common/support-codes.ts";

const SupportCode = z.object({
  code: z.string().nullable().meta({ description: "Null once it was used or has expired" }),
  secondsLeft: z.int().meta({ description: "How long it is good still, by the server's clock" }),
  used: z
    .object({ at: Instant, by: z.string() })
    .nullable()
    .meta({ description: "When the newest code was used, and by whom of the staff" }),
});

export const readSupportCode = endpoint({
  id: "support_code.read",
  method: "GET",
  path: "/me/support-code",
  summary: "The support code of the signed-in user, if there is one, or who used the last (SUP-1).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: SupportCode,
});

export const renewSupportCode = endpoint({
  id: "support_code.renew",
  method: "POST",
  path: "/me/support-code",
  summary: "Make a new support code; the one before is good no more.",
  actor: "user",
  mode: "write",
  status: 201,
  answer: SupportCode,
});

const Caller = z.object({
  userId: Id,
  name: z.string(),
  email: Email,
  phone: z.string().nullable(),
  since: Instant,
  organizations: z.array(
    z.object({
      organizationId: Id,
      name: z.string(),
      customerNumber: z.int(),
      role: z.enum(memberRoles),
      since: Instant,
    }),
  ),
});

export const checkSupportCode = endpoint({
  id: "staff.support_code.check",
  method: "POST",
  path: "/staff/support-codes",
  summary: "Use up a support code that a caller reads out, and see who is calling. It gives no access.",
  actor: "staff",
  permission: "staff.support_codes.check",
  mode: "write",
  idempotent: true,
  body: z.object({
    code: z
      .string()
      .max(40, { error: "field.support_code" })
      .transform(supportCodeOf)
      .refine(isSupportCode, { error: "field.support_code" }),
  }),
  status: 200,
  answer: Caller,
});

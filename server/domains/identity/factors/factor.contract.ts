import { z } from "zod";
import { endpoint, Id, Instant, optionalLine } from "../../../../common/contract.ts";

/** A code of an app or a text. */
export const SixDigits = z
  .string()
  .trim()
  .regex(/^[0-9]{6}$/, { error: "field.code" });

/** What comes of a factor that is in force from now on. */
export const NewFactor = z.object({
  backupCodes: z.array(z.string()).nullable().meta({
    description: "Ten backup codes, shown once, where it is the first factor (SEC-2); null otherwise",
  }),
});

const Factor = z.object({
  id: Id,
  kind: z.enum(["totp", "passkey", "sms"]),
  name: z.string().meta({ description: "The name that its owner gave it; empty for none" }),
  number: z.string().nullable().meta({ description: "The masked number of a phone" }),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});

export const listFactors = endpoint({
  id: "factor.list",
  method: "GET",
  path: "/me/factors",
  summary: "One's second factors, the sheet of backup codes, and whether codes by SMS are offered.",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(Factor),
    backupCodes: z.object({ left: z.int(), madeAt: Instant }).nullable(),
    smsOffered: z.boolean(),
  }),
});

export const startTotp = endpoint({
  id: "factor.start_totp",
  method: "POST",
  path: "/me/factors/totp",
  summary: "Begin to add an authenticator app: the secret and its otpauth address, shown once (SEC-1).",
  actor: "user",
  mode: "open",
  proof: "any",
  status: 201,
  answer: z.object({ factorId: Id, secret: z.string(), otpauthUri: z.string(), qrSvg: z.string() }),
});

export const confirmTotp = endpoint({
  id: "factor.confirm_totp",
  method: "POST",
  path: "/me/factors/totp/confirmations",
  summary: "Finish adding an authenticator app with its first code.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  proof: "any",
  body: z.object({ factorId: Id, code: SixDigits }),
  status: 200,
  answer: NewFactor,
});

export const renameFactor = endpoint({
  id: "factor.rename",
  method: "PATCH",
  path: "/me/factors/:factorId",
  summary: "Give a factor a name by which to know it; an empty one takes it away.",
  actor: "user",
  mode: "write",
  params: z.object({ factorId: Id }),
  body: z.object({ name: optionalLine(60) }),
  status: 204,
  answer: null,
});

export const removeFactor = endpoint({
  id: "factor.remove",
  method: "POST",
  path: "/me/factors/:factorId/removals",
  summary: "Remove a factor; the password is typed again (SEC-4). Without any, two-step verification is off.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  params: z.object({ factorId: Id }),
  body: z.object({
    password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
  }),
  status: 200,
  answer: z.object({
    wasLast: z.boolean().meta({ description: "True when no factor is left: backup codes are void, too" }),
  }),
});

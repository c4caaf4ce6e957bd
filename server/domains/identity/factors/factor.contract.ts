import { z } from "zod";
import { endpoint, Id, Instant } from "../../../../common/contract.ts";

export const listFactors = endpoint({
  id: "factor.list",
  method: "GET",
  path: "/me/factors",
  summary: "One's second factors.",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({ id: Id, kind: z.enum(["totp"]), createdAt: Instant, lastUsedAt: Instant.nullable() }),
    ),
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
  mode: "write",
  proof: "any",
  body: z.object({
    factorId: Id,
    code: z
      .string()
      .trim()
      .regex(/^[0-9]{6}$/, { error: "field.code" }),
  }),
  status: 204,
  answer: null,
});

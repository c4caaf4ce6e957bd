import { z } from "zod";
import { endpoint } from "../../../../common/contract.ts";
import { factorKinds } from "../../../../common/factor-kinds.ts";
import { SixDigits } from "../factors/factor.contract.ts";
import { Phone } from "../sessions/session.contract.ts";

export const readProofs = endpoint({
  id: "proof.read",
  method: "GET",
  path: "/session/proofs",
  summary: "How the signed-in user can prove again who they are, before a sensitive act (SEC-12).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    factors: z.array(z.enum(factorKinds)),
    phones: z.array(Phone),
    passwordSuffices: z.boolean().meta({
      description: "False in a session that gave no second factor yet, where the account has one",
    }),
  }),
});

export const giveProof = endpoint({
  id: "proof.give",
  method: "POST",
  path: "/session/proofs",
  summary:
    "Prove again who one is, by the password or a factor: sensitive acts are open for some minutes. The session gets a new token.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  body: z.discriminatedUnion("method", [
    z.object({
      method: z.literal("password"),
      password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
    }),
    z.object({ method: z.literal("totp"), code: SixDigits }),
    z.object({ method: z.literal("sms"), code: SixDigits }),
  ]),
  status: 204,
  answer: null,
});

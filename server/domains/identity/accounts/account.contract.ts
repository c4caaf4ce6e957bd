import { z } from "zod";
import {
  Country,
  Email,
  endpoint,
  Id,
  Instant,
  Language,
  line,
  optionalLine,
} from "../../../../common/contract.ts";
import { NewPassword, NewPasswordBesideFactor } from "../passwords/password.contract.ts";

export const signUp = endpoint({
  id: "account.sign_up",
  method: "POST",
  path: "/sign-ups",
  summary:
    "Ask for an account; a mail with a link to confirm the address follows (ACC-1). The answer is the same for known addresses.",
  actor: "visitor",
  mode: "open",
  limit: "sign_up",
  body: z.object({
    email: Email,
    password: NewPassword,
    firstName: line(80),
    lastName: line(80),
    language: Language,
    organization: z.object({
      kind: z.enum(["individual", "association", "company"]),
      name: optionalLine(120).optional().meta({ description: "Left out for individuals" }),
      country: Country,
    }),
  }),
  status: 202,
  answer: null,
});

export const confirmSignUp = endpoint({
  id: "account.confirm",
  method: "POST",
  path: "/sign-ups/confirmations",
  summary:
    "Confirm the address with the link's token: makes the account and its organization. Another browser than the one that asked gives the password that counts from then on.",
  actor: "visitor",
  mode: "open",
  limit: "mail_link",
  body: z.object({ token: z.string().min(20).max(200), password: NewPassword.optional() }),
  status: 201,
  answer: z.object({
    organizationId: Id,
    signedIn: z.boolean().meta({ description: "True in the browser that asked for the account" }),
  }),
});

export const signUpInvited = endpoint({
  id: "account.sign_up_invited",
  method: "POST",
  path: "/sign-ups/invited",
  summary:
    "Make an account with the link of an invitation, which confirms its address; joins the inviter's organization (ACC-1, ORG-4).",
  actor: "visitor",
  mode: "open",
  limit: "invitation",
  body: z.object({
    token: z.string().min(20).max(200),
    password: NewPassword,
    firstName: line(80),
    lastName: line(80),
    language: Language,
  }),
  status: 200,
  answer: z.object({ organizationId: Id }),
});

export const askPasswordReset = endpoint({
  id: "account.ask_password_reset",
  method: "POST",
  path: "/password-resets",
  summary: "Ask for a link to set a new password; the answer is the same for unknown addresses (ACC-5).",
  actor: "visitor",
  mode: "write",
  limit: "mail_link",
  body: z.object({ email: Email }),
  status: 202,
  answer: null,
});

export const resetPassword = endpoint({
  id: "account.reset_password",
  method: "POST",
  path: "/password-resets/completions",
  summary: "Set a new password with the link's token; every session ends and nobody is signed in (ACC-5).",
  actor: "visitor",
  mode: "open",
  limit: "mail_link",
  body: z.object({ token: z.string().min(20).max(200), password: NewPasswordBesideFactor }),
  status: 200,
  answer: z.object({
    ended: z.object({
      sessions: z.array(
        z.object({ browser: z.string().nullable(), system: z.string().nullable(), startedAt: Instant }),
      ),
      tokens: z.array(z.object({ name: z.string(), createdAt: Instant })),
      recoveryAddress: z
        .string()
        .nullable()
        .meta({ description: "First letter and domain of a recovery e-mail that was set lately" }),
    }),
    recentFactors: z
      .array(z.object({ kind: z.enum(["totp", "passkey", "sms"]), name: z.string(), addedAt: Instant }))
      .meta({
        description:
          "Second factors and passkeys of the last days: they stay, and their owner must know them",
      }),
  }),
});

export const claimInstallation = endpoint({
  id: "account.claim_installation",
  method: "POST",
  path: "/first-administrator",
  summary: "Make the first administrator of an empty installation with the one-time link from the terminal.",
  actor: "visitor",
  mode: "open",
  limit: "mail_link",
  body: z.object({
    token: z.string().min(20).max(200),
    email: Email,
    password: NewPassword,
    firstName: line(80),
    lastName: line(80),
    language: Language,
  }),
  status: 201,
  answer: null,
});

export const updateProfile = endpoint({
  id: "profile.update",
  method: "PATCH",
  path: "/me",
  summary: "Change one's names or language (ACC-3, ACC-8).",
  actor: "user",
  mode: "write",
  body: z.object({
    firstName: line(80).optional(),
    lastName: line(80).optional(),
    language: Language.optional(),
  }),
  status: 204,
  answer: null,
});

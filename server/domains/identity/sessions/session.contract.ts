import { z } from "zod";
import { AvatarVersion, Email, endpoint, Id, Instant, Language } from "../../../../common/contract.ts";
import { factorKinds } from "../../../../common/factor-kinds.ts";
import {
  memberPermissions,
  memberRoles,
  staffPermissions,
  staffRoles,
} from "../../../../common/permissions.ts";
import { SixDigits } from "../factors/factor.contract.ts";

/** Who is signed in, and where they may go: what the console loads first. */
export const CurrentSession = z.object({
  user: z.object({
    id: Id,
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    language: Language,
    hasSecondFactor: z.boolean(),
    avatar: AvatarVersion,
  }),
  organizations: z.array(
    z.object({
      id: Id,
      name: z.string(),
      currency: z.string(),
      customerNumber: z.int(),
      role: z.enum(memberRoles),
      permissions: z.array(z.enum(memberPermissions)),
    }),
  ),
  staff: z
    .object({
      role: z.enum(staffRoles),
      permissions: z.array(z.enum(staffPermissions)),
      /** The staff area opens only after a second factor was given in this session. */
      secondFactorGiven: z.boolean(),
    })
    .nullable(),
});
export type CurrentSession = z.output<typeof CurrentSession>;

/** A phone that a code can be sent to. */
export const Phone = z.object({
  id: Id,
  name: z.string(),
  number: z.string().meta({ description: "Masked but for the last two digits" }),
});

/** The next step of signing in: done, or a second factor is asked for. */
export const SignInStep = z.discriminatedUnion("step", [
  z.object({ step: z.literal("done") }),
  z.object({
    step: z.literal("second_factor"),
    factors: z.array(z.enum(factorKinds)),
    phones: z.array(Phone),
  }),
]);

export const signIn = endpoint({
  id: "session.sign_in",
  method: "POST",
  path: "/session",
  summary: "Sign in with e-mail and password (ACC-2).",
  actor: "visitor",
  mode: "open",
  limit: "sign_in",
  body: z.object({
    email: Email,
    password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
  }),
  status: 200,
  answer: SignInStep,
});

/** Whether a password shall suffice in this browser for some days. */
export const Remember = z
  .boolean()
  .default(false)
  .meta({ description: "True: a password suffices in this browser for the days that the provider set" });

export const giveSecondFactor = endpoint({
  id: "session.give_second_factor",
  method: "POST",
  path: "/session/second-factor",
  summary: "Finish signing in with the code of an authenticator app or a text, or a backup code.",
  actor: "visitor",
  mode: "open",
  limit: "sign_in",
  body: z.discriminatedUnion("method", [
    z.object({ method: z.literal("totp"), code: SixDigits, remember: Remember }),
    z.object({ method: z.literal("sms"), code: SixDigits, remember: Remember }),
    z.object({
      method: z.literal("backup_code"),
      code: z
        .string()
        .trim()
        .regex(/^([A-Za-z0-9][\s-]*){10}$/, { error: "field.backup_code" }),
      remember: Remember,
    }),
  ]),
  status: 200,
  answer: SignInStep,
});

export const signOut = endpoint({
  id: "session.sign_out",
  method: "DELETE",
  path: "/session",
  summary: "End this session.",
  actor: "user",
  mode: "write",
  status: 204,
  answer: null,
});

export const readSession = endpoint({
  id: "session.read",
  method: "GET",
  path: "/session",
  summary: "Who is signed in, with organizations and permissions.",
  actor: "user",
  mode: "read",
  status: 200,
  answer: CurrentSession,
});

/** What the sign-in pages need before anybody is signed in. */
export const readInstallation = endpoint({
  id: "installation.read",
  method: "GET",
  path: "/installation",
  summary: "The provider's name, colours, languages and date.",
  actor: "visitor",
  mode: "read",
  status: 200,
  answer: z.object({
    provider: z.object({
      name: z.string(),
      brandColor: z.string(),
      logoUrl: z.string().nullable(),
      email: z.string(),
      phone: z.string(),
    }),
    /** What is accepted with each order; null where the provider asks for nothing. */
    terms: z.object({ url: z.string(), version: z.string() }).nullable(),
    languages: z.array(Language),
    timeZone: z.string(),
    today: z.iso.date(),
    now: Instant,
    trustedDeviceDays: z.int().meta({ description: "How long a device that somebody remembers is trusted" }),
    demo: z.boolean(),
    mailbox: z.boolean(),
    version: z.string(),
  }),
});

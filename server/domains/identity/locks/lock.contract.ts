import { z } from "zod";
import { Email, endpoint, Id, Instant, OrganizationParams } from "../../../../common/contract.ts";
import { SixDigits } from "../factors/factor.contract.ts";

export const listLocks = endpoint({
  id: "lock.list",
  method: "GET",
  path: "/organizations/:organizationId/locks",
  summary: "The members whose account is locked and whom one may unlock (SEC-8).",
  actor: "member",
  permission: "members.manage",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: z.object({ items: z.array(z.object({ userId: Id, lockedAt: Instant })) }),
});

export const clearLock = endpoint({
  id: "lock.clear",
  method: "DELETE",
  path: "/organizations/:organizationId/members/:userId/lock",
  summary:
    "Unlock a member's account: nothing but the lock is touched, and the person is told by mail (SEC-8).",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  params: OrganizationParams.extend({ userId: Id }),
  status: 204,
  answer: null,
});

export const askUnlock = endpoint({
  id: "lock.ask_link",
  method: "POST",
  path: "/unlocks",
  summary: "Ask for a link to unlock an account; the answer is the same for all addresses (SEC-8).",
  actor: "visitor",
  mode: "write",
  limit: "mail_link",
  body: z.object({ email: Email }),
  status: 202,
  answer: null,
});

const token = z.string().min(20).max(200);

export const unlock = endpoint({
  id: "lock.open",
  method: "POST",
  path: "/unlocks/completions",
  summary:
    "Unlock an account with the link's token and a second factor; with the password where the account has no factor. Nobody is signed in.",
  actor: "visitor",
  mode: "open",
  limit: "sign_in",
  body: z.discriminatedUnion("method", [
    z.object({
      method: z.literal("password"),
      token,
      password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
    }),
    z.object({ method: z.literal("totp"), token, code: SixDigits }),
    z.object({
      method: z.literal("backup_code"),
      token,
      code: z
        .string()
        .trim()
        .regex(/^([A-Za-z0-9][\s-]*){10}$/, { error: "field.backup_code" }),
    }),
  ]),
  status: 204,
  answer: null,
});

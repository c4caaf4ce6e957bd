import { z } from "zod";
import { Email, endpoint, Instant } from "../../../../common/contract.ts";

const token = z.object({ token: z.string().min(20).max(200) });

/** An address that a mail's link has still to confirm. */
const Waiting = z.object({ email: z.string(), until: Instant }).nullable();

export const readAddresses = endpoint({
  id: "address.read",
  method: "GET",
  path: "/me/addresses",
  summary: "One's sign-in address and recovery e-mail, with what waits to be confirmed (ACC-4, ACC-5).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    signIn: z.object({
      email: z.string(),
      waiting: Waiting,
      undoUntil: Instant.nullable().meta({
        description: "Until then the address before can put itself back",
      }),
    }),
    recovery: z.object({
      current: z
        .object({ email: z.string(), confirmedAt: Instant, usableAt: Instant, isUsable: z.boolean() })
        .nullable(),
      waiting: Waiting,
      ending: z
        .object({ email: z.string(), endsAt: Instant })
        .nullable()
        .meta({ description: "Replaced or removed, and still good until then" }),
    }),
    waitDays: z.int().meta({ description: "Days before a new recovery e-mail can be used" }),
    undoHours: z.int().meta({ description: "Hours in which the old sign-in address can put itself back" }),
  }),
});

export const askEmailChange = endpoint({
  id: "address.ask_change",
  method: "POST",
  path: "/me/email-changes",
  summary:
    "Ask for another sign-in address; a mail with a link to confirm it follows, and the old address is told (ACC-4). The answer is the same for addresses that are taken.",
  actor: "user",
  mode: "open",
  proof: "any",
  limit: "mail_link",
  body: z.object({
    email: Email,
    password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
  }),
  status: 202,
  answer: null,
});

export const confirmEmailChange = endpoint({
  id: "address.confirm_change",
  method: "POST",
  path: "/email-changes/confirmations",
  summary: "Confirm the new sign-in address with the link's token; signs nobody in (ACC-4).",
  actor: "visitor",
  mode: "write",
  limit: "mail_link",
  body: token,
  status: 204,
  answer: null,
});

export const undoEmailChange = endpoint({
  id: "address.undo_change",
  method: "POST",
  path: "/email-changes/undos",
  summary: "Put the old sign-in address back with the token that it was sent; every session ends (ACC-4).",
  actor: "visitor",
  mode: "write",
  limit: "mail_link",
  body: token,
  status: 204,
  answer: null,
});

export const setRecoveryAddress = endpoint({
  id: "address.set_recovery",
  method: "PUT",
  path: "/me/recovery-email",
  summary:
    "Set or change the recovery e-mail; a mail with a link to confirm it follows (ACC-5). The answer is the same for addresses that may not be used.",
  actor: "user",
  mode: "write",
  proof: "any",
  limit: "mail_link",
  body: z.object({ email: Email }),
  status: 202,
  answer: null,
});

export const confirmRecoveryAddress = endpoint({
  id: "address.confirm_recovery",
  method: "POST",
  path: "/recovery-emails/confirmations",
  summary: "Confirm a recovery e-mail with the link's token; it can be used after some days (ACC-5).",
  actor: "visitor",
  mode: "write",
  limit: "mail_link",
  body: token,
  status: 204,
  answer: null,
});

export const removeRecoveryAddress = endpoint({
  id: "address.remove_recovery",
  method: "DELETE",
  path: "/me/recovery-email",
  summary:
    "Remove the recovery e-mail; it works for some more days. One that cannot be used yet goes at once (ACC-5).",
  actor: "user",
  mode: "write",
  proof: "any",
  status: 204,
  answer: null,
});

import { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { emailIsTaken } from "../accounts/account.queries.ts";
import { findOpenFlow, startFlow, voidAllFlows, voidFlows } from "../flows/flow.queries.ts";
import { takeFlow } from "../flows/take-flow.ts";
import { listRecoveryAddresses, lockAddress, recoveryAddressOf, updateEmail } from "./address.queries.ts";
import { maskEmail, undoHours } from "./address.rules.ts";

const Change = z.object({ email: z.string(), from: z.string() });
const Undo = z.object({ email: z.string() });

/**
 * Changes the sign-in address (ACC-4): whoever has the link reads its mails. Signs nobody in. Every other open link of the account is
 * void, so no reset that was asked for before goes on. The address that may put itself back is the last one that stood unchallenged
 * for 72 hours: an address that came within them has no undo of its own, or a thief's address could take the account back.
 */
export async function confirmEmailChange(ctx: WriteContext, token: string): Promise<undefined> {
  const now = ctx.clock.now();
  const { user, payload } = await takeFlow(ctx, "email_change", token);
  const { email, from } = Change.parse(payload);
  await lockAddress(ctx.db, email);
  const recovery = await listRecoveryAddresses(ctx.db, user.id, now);
  if (
    user.email !== from ||
    (await emailIsTaken(ctx.db, email)) ||
    recovery.some((row) => row.email === email)
  )
    throw new AppError("identity.link_unusable");
  const before = await findOpenFlow(ctx.db, "email_undo", user.id, now);
  const established = before ? Undo.parse(before.payload).email : from;
  await voidAllFlows(ctx.db, user.id, now, "email_undo");
  if (established === email) await voidFlows(ctx.db, "email_undo", user.id, now);
  await updateEmail(ctx.db, user.id, email, now);
  const undo = established === email ? undefined : await startUndo(ctx, user.id, established);
  await tell(ctx, { user, email, established, undo });
  ctx.audit({ action: "account.email_changed", userId: user.id, details: { from, to: email } });
  return undefined;
}

interface Changed {
  readonly user: { readonly id: string; readonly email: string; readonly language: Language };
  readonly email: string;
  readonly established: string;
  readonly undo: string | undefined;
}

/** Tells every address of the account; the one that may put itself back gets the link for that. */
async function tell(ctx: WriteContext, { user, email, established, undo }: Changed): Promise<void> {
  const told = { language: user.language, userId: user.id };
  const params = { address: maskEmail(email), hours: undoHours };
  const recovery = await recoveryAddressOf(ctx.db, user.id, ctx.clock.now());
  const others = new Set([user.email, ...(recovery ? [recovery] : [])]);
  if (undo) others.delete(established);
  await addMails(ctx, [
    { ...told, to: email, template: "identity.email_is_new", link: "/sign-in" },
    ...[...others].map((to) => ({
      ...told,
      to,
      template: "identity.email_changed_notice",
      params,
      link: "/forgot",
    })),
  ]);
  if (!undo) return;
  const link = `/undo-address?token=${undo}`;
  await ctx.addMail({ ...told, to: established, template: "identity.email_changed", params, link });
}

function startUndo(ctx: WriteContext, userId: string, email: string): Promise<string> {
  const now = ctx.clock.now();
  return startFlow(ctx.db, {
    purpose: "email_undo",
    userId,
    payload: { email },
    now,
    minutes: undoHours * 60,
  });
}

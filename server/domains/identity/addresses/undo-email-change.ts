import { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { sendResetLinkJob } from "../accounts/account.jobs.ts";
import { emailIsTaken } from "../accounts/account.queries.ts";
import { shutEverybodyOut } from "../accounts/shut-everybody-out.ts";
import { takeFlow } from "../flows/take-flow.ts";
import { lockAddress, updateEmail } from "./address.queries.ts";
import { maskEmail } from "./address.rules.ts";

const Undo = z.object({ email: z.string() });

/**
 * Puts the old sign-in address back (ACC-4), however often it was changed since. Every session ends and every link is void; both
 * addresses are told, and a link to set a new password is sent, for whoever changed the address knew the old one.
 * Refused where somebody else has the address now: identity.address_taken_meanwhile.
 */
export async function undoEmailChange(ctx: WriteContext, token: string): Promise<undefined> {
  const { user, payload } = await takeFlow(ctx, "email_undo", token);
  const { email } = Undo.parse(payload);
  if (email === user.email) throw new AppError("identity.link_unusable");
  await lockAddress(ctx.db, email);
  if (await emailIsTaken(ctx.db, email)) throw new AppError("identity.address_taken_meanwhile");
  await updateEmail(ctx.db, user.id, email, ctx.clock.now());
  await shutEverybodyOut(ctx, user.id);
  const told = { language: user.language, userId: user.id };
  await ctx.addMail({ ...told, to: email, template: "identity.email_back", link: "/sign-in" });
  await ctx.addMail({
    ...told,
    to: user.email,
    template: "identity.email_taken_back",
    params: { address: maskEmail(email) },
    link: "/sign-in",
  });
  await ctx.addJob(sendResetLinkJob, { email });
  ctx.audit({
    action: "account.email_change_undone",
    userId: user.id,
    details: { from: user.email, to: email },
  });
  return undefined;
}

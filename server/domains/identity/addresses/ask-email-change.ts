import { type OpenContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, type Refused } from "../../../platform/errors.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { emailIsTaken, lockUser } from "../accounts/account.queries.ts";
import { startFlow, voidFlows } from "../flows/flow.queries.ts";
import { checkOwnPassword } from "../sessions/check-own-password.ts";
import { listRecoveryAddresses } from "./address.queries.ts";
import { confirmHours, maskEmail } from "./address.rules.ts";
import { takeMailPermit } from "./take-mail-permit.ts";

/**
 * Sends a link to the new sign-in address and tells the old one (ACC-4). Asked with the password, beside the fresh proof (ASVS 7.5.1).
 * An address that is taken is answered alike: its owner is told that somebody tried, and the link exists nowhere.
 */
export async function askEmailChange(
  ctx: OpenContext,
  input: { email: string; password: string },
): Promise<undefined | Refused> {
  const refused = await checkOwnPassword(ctx, input.password);
  if (refused) return refused;
  return ctx.write((tx) => sendLinks(tx, normalizeEmail(input.email)));
}

async function sendLinks(ctx: WriteContext, email: string): Promise<undefined> {
  const now = ctx.clock.now();
  const user = found(await lockUser(ctx.db, userOf(ctx)));
  refuse(email === user.email, "identity.address_unchanged");
  const recovery = await listRecoveryAddresses(ctx.db, user.id, now);
  refuse(
    recovery.some((address) => address.email === email),
    "identity.addresses_same",
  );
  await takeMailPermit(ctx, user.id);
  await voidFlows(ctx.db, "email_change", user.id, now);
  const secret = await startFlow(ctx.db, {
    purpose: "email_change",
    userId: user.id,
    payload: { email, from: user.email },
    now,
    minutes: confirmHours * 60,
  });
  const taken = await emailIsTaken(ctx.db, email);
  await ctx.addMail({
    to: email,
    language: user.language,
    template: taken ? "identity.address_wanted" : "identity.confirm_new_address",
    params: { hours: confirmHours },
    link: taken ? "/sign-in" : `/confirm-address?token=${secret}`,
  });
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.email_change_asked",
    params: { address: maskEmail(email) },
    link: "/forgot",
    userId: user.id,
  });
  ctx.audit({ action: "account.email_change_asked", userId: user.id, details: { address: email } });
  return undefined;
}

function refuse(condition: boolean, code: "identity.address_unchanged" | "identity.addresses_same"): void {
  if (condition) throw new AppError(code, {}, [{ path: "email", code }]);
}

import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { emailIsTaken, lockUser } from "../accounts/account.queries.ts";
import { startFlow, voidFlows } from "../flows/flow.queries.ts";
import { listRecoveryAddresses } from "./address.queries.ts";
import { confirmHours } from "./address.rules.ts";
import { takeMailPermit } from "./take-mail-permit.ts";

/**
 * Sends a link that confirms a recovery e-mail (ACC-5); nothing changes before it is used. An address with which somebody else signs in
 * is answered alike: it is told that it cannot be used, and no link exists (pattern 7).
 */
export async function setRecoveryAddress(ctx: WriteContext, typed: string): Promise<undefined> {
  const now = ctx.clock.now();
  const email = normalizeEmail(typed);
  const user = found(await lockUser(ctx.db, userOf(ctx)));
  if (email === user.email) refuse("identity.addresses_same");
  const recovery = await listRecoveryAddresses(ctx.db, user.id, now);
  if (recovery.some((address) => address.email === email && !address.ends_at)) {
    refuse("identity.address_unchanged");
  }
  await takeMailPermit(ctx, user.id);
  await voidFlows(ctx.db, "recovery_email", user.id, now);
  const secret = await startFlow(ctx.db, {
    purpose: "recovery_email",
    userId: user.id,
    payload: { email },
    now,
    minutes: confirmHours * 60,
  });
  const taken = await emailIsTaken(ctx.db, email);
  await ctx.addMail({
    to: email,
    language: user.language,
    template: taken ? "identity.recovery_wanted" : "identity.confirm_recovery",
    params: { hours: confirmHours },
    link: taken ? "/sign-in" : `/confirm-recovery?token=${secret}`,
  });
  ctx.audit({ action: "account.recovery_asked", userId: user.id, details: { address: email } });
  return undefined;
}

function refuse(code: "identity.address_unchanged" | "identity.addresses_same"): never {
  throw new AppError(code, {}, [{ path: "email", code }]);
}

import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { Authenticator } from "./failure.queries.ts";

/** Tells the owner by mail, and nobody else, that a way to sign in is closed after too many failures (security decision 3). */
export async function tellOfLock(
  ctx: WriteContext,
  user: { id: string; email: string; language: Language },
  authenticator: Authenticator,
): Promise<void> {
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: authenticator === "password" ? "identity.password_locked" : "identity.code_locked",
    link: "/forgot",
    userId: user.id,
  });
  ctx.audit({ action: "session.locked", userId: user.id, details: { authenticator } });
}

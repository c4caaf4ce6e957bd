import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { recoveryAddressOf } from "../addresses/address.queries.ts";

/** Tells the owner at the sign-in address and at the recovery e-mail that the password is another one (ASVS 6.3.7). */
export async function tellOfNewPassword(
  ctx: WriteContext,
  user: { readonly id: string; readonly email: string; readonly language: Language },
): Promise<void> {
  const recovery = await recoveryAddressOf(ctx.db, user.id, ctx.clock.now());
  const recipients = new Set([user.email, ...(recovery ? [recovery] : [])]);
  await addMails(
    ctx,
    [...recipients].map((to) => ({
      to,
      language: user.language,
      template: "identity.password_changed",
      userId: user.id,
      link: "/sign-in",
    })),
  );
}

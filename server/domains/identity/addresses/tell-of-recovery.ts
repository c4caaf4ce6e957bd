import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { recoveryWaitDays } from "./address.rules.ts";

/** Tells the sign-in address, and each recovery address that is concerned, of a change of the recovery e-mail (ASVS 6.3.7). */
export async function tellOfRecovery(
  ctx: WriteContext,
  user: { id: string; email: string; language: Language },
  what: "changed" | "removed",
  addresses: readonly (string | undefined)[],
): Promise<void> {
  const recipients = new Set([user.email, ...addresses.filter((address) => address !== undefined)]);
  const mail = {
    language: user.language,
    template: what === "changed" ? "identity.recovery_changed" : "identity.recovery_removed",
    params: { days: recoveryWaitDays },
    link: "/me/security",
    userId: user.id,
  };
  await addMails(
    ctx,
    [...recipients].map((to) => ({ ...mail, to })),
  );
}

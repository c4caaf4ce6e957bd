import type { OpenContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { consumeFlow } from "../flows/flow.queries.ts";
import { judgePassword } from "../passwords/judge-password.ts";
import { hasNoStaff, insertStaff, insertUser, lockClaims } from "./account.queries.ts";

interface Claim {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
}

/** Makes the first administrator with the one-time link of the terminal (ASVS 6.3.2: no default accounts). */
export async function claimInstallation(ctx: OpenContext, input: Claim): Promise<undefined> {
  const email = normalizeEmail(input.email);
  const { hash: passwordHash } = await judgePassword(ctx.config, input.password, {
    names: [email, input.firstName, input.lastName],
    hasFactor: false,
  });
  await ctx.write(async (tx) => {
    const now = tx.clock.now();
    await lockClaims(tx.db);
    if (!(await consumeFlow(tx.db, "first_administrator", input.token, now)))
      throw new AppError("identity.link_unusable");
    if (!(await hasNoStaff(tx.db))) throw new AppError("identity.already_claimed");
    const userId = newId();
    const { firstName, lastName, language } = input;
    if (!(await insertUser(tx.db, { id: userId, email, firstName, lastName, language, passwordHash }, now))) {
      throw new AppError("identity.already_claimed");
    }
    await insertStaff(tx.db, userId, "administrator", now);
    tx.audit({ action: "account.installation_claimed", userId });
  });
  return undefined;
}

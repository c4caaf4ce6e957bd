import { readInstalledKind } from "../../../platform/database/installation.queries.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import type { Services } from "../../../platform/make-context.ts";
import { StartError } from "../../../platform/start-error.ts";
import { findCredentials } from "../accounts/account.queries.ts";
import { listConfirmedTotp } from "./factor.queries.ts";
import { unseal } from "./seal.ts";
import { codeOf } from "./totp.rules.ts";

/** The code of now of a demo user's authenticator app; refused outside the demo, whoever sits at the terminal. */
export async function currentCode(services: Services, email: string): Promise<string> {
  const sealed = await services.database.transaction("read", { kind: "platform" }, async (db) => {
    if ((await readInstalledKind(db)) !== "demo")
      throw new StartError("Codes are printed for the demo only.", "Use the authenticator app.");
    const user = await findCredentials(db, normalizeEmail(email));
    return user ? (await listConfirmedTotp(db, user.id))[0] : undefined;
  });
  if (!sealed)
    throw new StartError(
      `Nobody with an authenticator app has the address "${email}".`,
      "bin/start shows the demo logins.",
    );
  return codeOf(unseal(services.config, sealed.secret, sealed.id), services.clock.wall());
}

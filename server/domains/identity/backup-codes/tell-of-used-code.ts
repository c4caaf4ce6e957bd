import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findUser } from "../accounts/account.queries.ts";
import { findSheet } from "./backup-code.queries.ts";

/** From so many codes on, a new sheet is advised. */
const few = 3;

/** Tells the owner that a backup code was used, and whether few are left (SEC-2). */
export async function tellOfUsedCode(ctx: WriteContext, userId: string): Promise<void> {
  const left = (await findSheet(ctx.db, userId))?.left ?? 0;
  const user = found(await findUser(ctx.db, userId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: left > few ? "identity.backup_code_used" : "identity.backup_codes_low",
    params: { left },
    userId,
    link: "/me/security",
  });
  ctx.audit({ action: "backup_codes.used", userId, details: { left } });
}

import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { findUser, lockUser } from "../accounts/account.queries.ts";
import { hasFactor } from "../factors/factor.queries.ts";
import { replaceSheet } from "./backup-code.queries.ts";
import { makeSheet } from "./make-sheet.ts";

/** Makes a new sheet, which voids the one before; the owner is told by mail. Refused: identity.factor_missing without a second factor. */
export async function renewBackupCodes(ctx: OpenContext): Promise<{ codes: string[] }> {
  const userId = userOf(ctx);
  const sheet = await makeSheet();
  await ctx.write(async (tx) => {
    await lockUser(tx.db, userId);
    refuseUnless(await hasFactor(tx.db, userId), "identity.factor_missing");
    await replaceSheet(tx.db, userId, sheet, tx.clock.now());
    const user = found(await findUser(tx.db, userId));
    await tx.addMail({
      to: user.email,
      language: user.language,
      template: "identity.backup_codes_renewed",
      userId,
      link: "/me/security",
    });
    tx.audit({ action: "backup_codes.renewed", userId });
  });
  return { codes: [...sheet.codes] };
}

import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, type Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUser, lockUser, updatePassword } from "../accounts/account.queries.ts";
import { hasFactor } from "../factors/factor.queries.ts";
import { voidFlows } from "../flows/flow.queries.ts";
import { noteProof } from "../proofs/note-proof.ts";
import { checkOwnPassword } from "../sessions/check-own-password.ts";
import { endSessionsElsewhere } from "../sessions/end-sessions-elsewhere.ts";
import { judgePassword } from "./judge-password.ts";
import { findPasswordSurroundings } from "./password.queries.ts";
import { refuseShortAlone } from "./password.rules.ts";
import { tellOfNewPassword } from "./tell-of-new-password.ts";

interface Change {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly endOtherSessions: boolean;
}

/**
 * Changes the password of the signed-in user (ASVS 6.2.2, 6.2.3). Links to reset it and sign-ins that were begun with the old one are
 * void, this session gets a new token, and the others end if wished. Refused: identity.wrong_password, or the new one is weak.
 */
export async function changePassword(
  ctx: OpenContext,
  http: Http,
  change: Change,
): Promise<undefined | Refused> {
  const userId = userOf(ctx);
  const refused = await checkOwnPassword(ctx, change.currentPassword);
  if (refused) return refused;
  const surroundings = await ctx.read(({ db }) => findPasswordSurroundings(db, userId));
  const secret = await judgePassword(ctx.config, change.newPassword, surroundings, "newPassword");
  await ctx.write(async (tx) => {
    const now = tx.clock.now();
    await lockUser(tx.db, userId);
    // The last factor may have been removed meanwhile.
    refuseShortAlone(change.newPassword, await hasFactor(tx.db, userId), "newPassword");
    await updatePassword(tx.db, userId, secret, now);
    await voidFlows(tx.db, "password_reset", userId, now);
    await voidFlows(tx.db, "second_factor", userId, now);
    await noteProof(tx, http, "password");
    const ended = change.endOtherSessions ? await endSessionsElsewhere(tx) : 0;
    await tellOfNewPassword(tx, found(await findUser(tx.db, userId)));
    tx.audit({ action: "password.changed", userId, details: { endedSessions: ended } });
  });
  return undefined;
}

import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { findOrganization } from "../../organizations/index.ts";
import { findUser } from "../accounts/account.queries.ts";
import { openLockOfMember } from "./lock.queries.ts";

/**
 * Unlocks a member's account: its password and its factors stay as they are (security decision 6). Refused: platform.not_found where
 * there is no lock that one may open, identity.lock_stays after a hundred failures in a row.
 */
export async function unlockMember(ctx: WriteContext, userId: string): Promise<undefined> {
  const organizationId = organizationOf(ctx);
  const outcome = found(await openLockOfMember(ctx.db, organizationId, userId));
  if (outcome === "stays") throw new AppError("identity.lock_stays");
  const user = found(await findUser(ctx.db, userId));
  const { name: organization } = found(await findOrganization(ctx.db, organizationId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.unlocked_by_member",
    params: { organization, member: ctx.actor.name },
    link: "/me/security",
    userId,
  });
  const name = `${user.first_name} ${user.last_name}`;
  ctx.audit({ organizationId, subjectKind: "user", subjectId: userId, details: { name } });
  ctx.audit({ action: "session.unlocked", userId, details: { organization } });
  return undefined;
}

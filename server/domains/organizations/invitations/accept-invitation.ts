import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findInvitedUser } from "./invitation.queries.ts";
import { takeInvitation } from "./take-invitation.ts";

/** Makes the signed-in user a member by the link of a mail (ORG-4); the refusals are those of `takeInvitation`. */
export async function acceptInvitation(
  ctx: WriteContext,
  token: string,
): Promise<{ organizationId: string }> {
  const user = found(await findInvitedUser(ctx.db, userOf(ctx)));
  const organizationId = await takeInvitation(ctx, token, {
    userId: user.user_id,
    email: user.email,
    firstName: user.first_name,
    lastName: user.last_name,
  });
  return { organizationId };
}

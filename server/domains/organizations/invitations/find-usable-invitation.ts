import type { ReadContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { findInvitationOfSecret } from "./invitation.queries.ts";
import { refusalOf } from "./invitation.rules.ts";

/**
 * The invitation of a link that works. Refused: organizations.invitation_unusable, organizations.invitation_used,
 * organizations.invitation_withdrawn, organizations.invitation_expired.
 */
export async function findUsableInvitation(ctx: ReadContext, token: string) {
  const invitation = await findInvitationOfSecret(ctx.db, token);
  const refusal = refusalOf(invitation, ctx.clock.now());
  if (refusal || !invitation) throw new AppError(refusal ?? "organizations.invitation_unusable");
  return invitation;
}

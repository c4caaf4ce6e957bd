import type { WriteContext } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { insertMember } from "../members/member.queries.ts";
import { tellOthersOfLegalRepresentative } from "../members/tell-of-members.ts";
import { lockOrganization } from "../organizations/organization.queries.ts";
import { findUsableInvitation } from "./find-usable-invitation.ts";
import { consumeInvitation } from "./invitation.queries.ts";

interface Invited {
  readonly userId: string;
  /** The confirmed address of the account, as it is compared. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Makes somebody with the invited address a member, and uses the invitation up (ORG-4). Acts on the members of the organization wait,
 * so that what was withdrawn meanwhile is not accepted. Who is a member already stays as they are. Answers the organization's id.
 * Refused: as for a link that does not work, and organizations.invitation_not_yours.
 */
export async function takeInvitation(ctx: WriteContext, token: string, invited: Invited): Promise<string> {
  const now = ctx.clock.now();
  const invitation = await findUsableInvitation(ctx, token);
  refuseUnless(invitation.email === invited.email, "organizations.invitation_not_yours");
  const { organization_id: organizationId, role, has_billing: hasBilling } = invitation;
  const organization = await lockOrganization(ctx.db, organizationId);
  refuseUnless(organization, "organizations.invitation_unusable");
  const use = { secret: token, userId: invited.userId };
  if (!(await consumeInvitation(ctx.db, organizationId, use, now))) {
    // It was usable a moment ago: whoever was faster has decided what it is now.
    await findUsableInvitation(ctx, token);
    throw new AppError("organizations.invitation_unusable");
  }
  const { userId } = invited;
  const isNew = await insertMember(ctx.db, { organizationId, userId, role, hasBilling }, now);
  const name = `${invited.firstName} ${invited.lastName}`;
  const details = { name, ...(isNew ? { role } : {}), inviter: inviterOf(invitation) };
  ctx.audit({
    action: "invitation.accept",
    organizationId,
    subjectKind: "user",
    subjectId: userId,
    details,
  });
  if (isNew && role === "legal_representative") {
    const person = { user_id: userId, first_name: invited.firstName, last_name: invited.lastName };
    await tellOthersOfLegalRepresentative(ctx, organization, person, "added", inviterOf(invitation));
  }
  ctx.publish({ topic: "members", organizationId });
  return organizationId;
}

/** The name of whoever invited. */
export function inviterOf(invitation: { readonly first_name: string; readonly last_name: string }): string {
  return `${invitation.first_name} ${invitation.last_name}`;
}

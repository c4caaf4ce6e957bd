import { memberRoles } from "../../../../common/permissions.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { withdrawInvitationsOf } from "../invitations/invitation.queries.ts";
import { findOrganization, listLegalRepresentatives } from "../organizations/organization.queries.ts";
import { deleteMember, keepSomebodyTold } from "./member.queries.ts";

/** Ends the membership of the signed-in user in one organization, and tells the legal representatives who stay (ORG-6). */
export async function endMembership(
  ctx: WriteContext,
  member: { organizationId: string; userId: string },
): Promise<void> {
  const { organizationId, userId } = member;
  const { name } = ctx.actor;
  const organization = found(await findOrganization(ctx.db, organizationId));
  await withdrawInvitationsOf(ctx.db, organizationId, userId, memberRoles, ctx.clock.now());
  await deleteMember(ctx.db, organizationId, userId);
  await keepSomebodyTold(ctx.db, organizationId);
  const told = await listLegalRepresentatives(ctx.db, organizationId);
  await addMails(
    ctx,
    told.map((user) => ({
      to: user.email,
      language: user.language,
      template: "organizations.member_left",
      params: { organization: organization.name, name },
      link: `/o/${organizationId}/users/members`,
      organizationId,
      userId: user.id,
    })),
  );
  ctx.audit({ action: "member.leave", organizationId, details: { name } });
  ctx.publish({ topic: "members", organizationId });
}

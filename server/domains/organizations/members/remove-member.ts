import { memberRoles } from "../../../../common/permissions.ts";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { withdrawInvitationsOf } from "../invitations/invitation.queries.ts";
import { lockMembers } from "./lock-members.ts";
import { deleteMember, findMember, keepSomebodyTold } from "./member.queries.ts";
import { mayManage } from "./member.rules.ts";
import { tellOthersOfLegalRepresentative, tellRemovedMember } from "./tell-of-members.ts";

/**
 * Takes a member out of the organization, from the next request on: open screens end, API tokens for this organization are dead, and
 * what the member invited is withdrawn. Refused: organizations.role_above_own, and organizations.own_membership, which one leaves
 * instead (ORG-6). So the one who acts stays, and with them a legal representative (ORG-5).
 */
export async function removeMember(ctx: WriteContext, userId: string): Promise<undefined> {
  const organizationId = organizationOf(ctx);
  const { organization, acting } = await lockMembers(ctx, "members.manage");
  const member = found(await findMember(ctx.db, organizationId, userId));
  refuseUnless(mayManage(acting.role, member.role), "organizations.role_above_own");
  refuseUnless(userId !== userOf(ctx), "organizations.own_membership");
  await withdrawInvitationsOf(ctx.db, organizationId, userId, memberRoles, ctx.clock.now());
  await deleteMember(ctx.db, organizationId, userId);
  await keepSomebodyTold(ctx.db, organizationId);
  await tellRemovedMember(ctx, organization, member);
  if (member.role === "legal_representative")
    await tellOthersOfLegalRepresentative(ctx, organization, member, "removed");
  const details = { name: `${member.first_name} ${member.last_name}`, role: member.role };
  ctx.audit({ subjectKind: "user", subjectId: userId, details });
  ctx.publish({ topic: "members", organizationId });
  return undefined;
}

import type { MemberRole } from "../../../../common/permissions.ts";
import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { withdrawInvitationsOf } from "../invitations/invitation.queries.ts";
import { lockMembers } from "./lock-members.ts";
import {
  findMember,
  hasOtherLegalRepresentative,
  keepSomebodyTold,
  type MemberRow,
  updateRole,
} from "./member.queries.ts";
import { mayManage, rolesBeyond, seesBilling } from "./member.rules.ts";
import { tellMemberOfRole, tellOthersOfLegalRepresentative } from "./tell-of-members.ts";

/**
 * Gives a member another role, with or without billing, from the next request on; the member is told what it is now (ORG-4). Only a
 * legal representative makes or unmakes one, and the last one stays (ORG-5). Invitations that the member could not send any more are
 * withdrawn. Refused: organizations.role_above_own, organizations.last_legal_representative.
 */
export async function changeRole(
  ctx: WriteContext,
  userId: string,
  change: { role: MemberRole; hasBilling: boolean },
): Promise<MemberRow> {
  const organizationId = organizationOf(ctx);
  const { organization, acting } = await lockMembers(ctx, "members.manage");
  const member = found(await findMember(ctx.db, organizationId, userId));
  const isAllowed = mayManage(acting.role, member.role) && mayManage(acting.role, change.role);
  refuseUnless(isAllowed, "organizations.role_above_own");
  const [was, is] = [member.role, change.role].map((role) => role === "legal_representative");
  if (was && !is) {
    const mayGo = await hasOtherLegalRepresentative(ctx.db, organizationId, userId);
    refuseUnless(mayGo, "organizations.last_legal_representative");
  }
  const hasBilling = seesBilling(change.role, change.hasBilling);
  if (member.role === change.role && seesBilling(member.role, member.has_billing) === hasBilling)
    return member;
  await updateRole(ctx.db, organizationId, userId, { role: change.role, has_billing: hasBilling });
  await keepSomebodyTold(ctx.db, organizationId);
  await withdrawInvitationsOf(ctx.db, organizationId, userId, rolesBeyond(change.role), ctx.clock.now());
  const changed = { ...member, role: change.role, has_billing: hasBilling };
  await tellMemberOfRole(ctx, organization, changed);
  if (was !== is) await tellOthersOfLegalRepresentative(ctx, organization, changed, is ? "added" : "removed");
  const name = `${member.first_name} ${member.last_name}`;
  const details = { name, role: change.role, from: member.role, billing: hasBilling };
  ctx.audit({ subjectKind: "user", subjectId: userId, details });
  ctx.publish({ topic: "members", organizationId });
  return found(await findMember(ctx.db, organizationId, userId));
}

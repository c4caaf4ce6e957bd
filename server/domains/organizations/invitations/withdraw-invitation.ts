import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockMembers } from "../members/lock-members.ts";
import { mayManage } from "../members/member.rules.ts";
import { closeInvitation, findInvitation } from "./invitation.queries.ts";

/** Withdraws an invitation, its link works no more. Refused: organizations.invitation_not_open, organizations.role_above_own. */
export async function withdrawInvitation(ctx: WriteContext, id: string): Promise<undefined> {
  const { organization, acting } = await lockMembers(ctx, "members.manage");
  const { organization_id: organizationId } = organization;
  const { email, role } = found(await findInvitation(ctx.db, organizationId, id));
  refuseUnless(mayManage(acting.role, role), "organizations.role_above_own");
  const isClosed = await closeInvitation(ctx.db, organizationId, id, ctx.clock.now());
  refuseUnless(isClosed, "organizations.invitation_not_open");
  ctx.audit({ subjectKind: "invitation", subjectId: id, details: { address: email } });
  ctx.publish({ topic: "members", organizationId });
  return undefined;
}

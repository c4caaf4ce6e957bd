import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { newSecret } from "../../../platform/ids.ts";
import { lockMembers } from "../members/lock-members.ts";
import { mayManage } from "../members/member.rules.ts";
import { findInvitation, renewInvitation } from "./invitation.queries.ts";
import { linkDays, mailsADay, resendsADay } from "./invitation.rules.ts";
import { mailInvitations, takeMailPermits } from "./mail-invitations.ts";

/**
 * Sends an invitation again, with a new link for seven days; the link before is void, also of one that expired. Refused:
 * organizations.invitation_not_open, organizations.role_above_own, organizations.too_many_invitations.
 */
export async function resendInvitation(ctx: WriteContext, id: string): Promise<undefined> {
  const { organization, acting } = await lockMembers(ctx, "members.manage");
  const { organization_id: organizationId } = organization;
  const invitation = found(await findInvitation(ctx.db, organizationId, id));
  refuseUnless(mayManage(acting.role, invitation.role), "organizations.role_above_own");
  refuseUnless(invitation.state === "open", "organizations.invitation_not_open");
  await takeMailPermits(ctx, `invitation:${id}`, resendsADay, 1);
  await takeMailPermits(ctx, `invitations:${organizationId}`, mailsADay, 1);
  const now = ctx.clock.now();
  const renewal = { secret: newSecret(), now, expiresAt: now.add({ hours: 24 * linkDays }) };
  await renewInvitation(ctx.db, organizationId, id, renewal);
  const { email, role, has_billing: hasBilling, language } = invitation;
  await mailInvitations(ctx, organization, [{ email, role, hasBilling, language, ...renewal }]);
  ctx.audit({ subjectKind: "invitation", subjectId: id, details: { address: email } });
  ctx.publish({ topic: "members", organizationId });
  return undefined;
}

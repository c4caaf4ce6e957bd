import type { MemberRole } from "../../../../common/permissions.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId, newSecret } from "../../../platform/ids.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { lockMembers } from "../members/lock-members.ts";
import { mayManage, seesBilling } from "../members/member.rules.ts";
import { insertInvitations, listMembersAmong, withdrawExpired } from "./invitation.queries.ts";
import { linkDays, mailsADay } from "./invitation.rules.ts";
import { mailInvitations, takeMailPermits } from "./mail-invitations.ts";

interface Invitations {
  readonly emails: readonly string[];
  readonly role: MemberRole;
  readonly hasBilling: boolean;
  readonly language: Language;
}

/**
 * Invites people into a role that is not above one's own (ORG-4, ORG-5), each by a mail of its own. Answers what became of each
 * address, and never whether it has an account. Refused: organizations.role_above_own, organizations.too_many_invitations.
 */
export async function invitePeople(ctx: WriteContext, { emails, role, hasBilling, language }: Invitations) {
  const { organization, acting } = await lockMembers(ctx, "members.manage");
  refuseUnless(mayManage(acting.role, role), "organizations.role_above_own");
  const { organization_id: organizationId } = organization;
  const now = ctx.clock.now();
  const addresses = [...new Set(emails.map(normalizeEmail))];
  const members = await listMembersAmong(ctx.db, organizationId, addresses);
  await withdrawExpired(ctx.db, organizationId, addresses, now);
  const wanted = addresses
    .filter((email) => !members.has(email))
    .map((email) => ({
      ...{ organizationId, id: newId(), email, role, language, now, invitedBy: userOf(ctx) },
      hasBilling: seesBilling(role, hasBilling),
      secret: newSecret(),
      expiresAt: now.add({ hours: 24 * linkDays }),
    }));
  const invited = await insertInvitations(ctx.db, wanted);
  const fresh = wanted.filter(({ email }) => invited.has(email));
  if (fresh.length > 0) {
    await takeMailPermits(ctx, `invitations:${organizationId}`, mailsADay, fresh.length);
    await mailInvitations(ctx, organization, fresh);
  }
  for (const { id, email } of fresh)
    ctx.audit({ subjectKind: "invitation", subjectId: id, details: { address: email, role } });
  ctx.publish({ topic: "members", organizationId });
  return {
    items: addresses.map((email) => ({
      email,
      outcome: members.has(email)
        ? ("already_member" as const)
        : invited.has(email)
          ? ("invited" as const)
          : ("already_invited" as const),
    })),
  };
}

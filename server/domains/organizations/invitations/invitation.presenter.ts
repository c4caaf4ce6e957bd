import type { BaseContext } from "../../../platform/context.ts";
import { mayManage } from "../members/member.rules.ts";
import type { findInvitationOfSecret, InvitationRow } from "./invitation.queries.ts";
import { maskAddress, stateOf } from "./invitation.rules.ts";
import { inviterOf } from "./take-invitation.ts";

type OfLink = NonNullable<Awaited<ReturnType<typeof findInvitationOfSecret>>>;

/** An invitation as those see it who manage members; its link is in the mail alone. */
export function presentInvitation(ctx: BaseContext, row: InvitationRow) {
  const reader = ctx.actor.memberRole;
  const isOpen = row.state === "open" && reader !== undefined && mayManage(reader, row.role);
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    hasBilling: row.has_billing,
    state: stateOf(row, ctx.clock.now()),
    invitedBy: row.first_name === null ? "" : `${row.first_name} ${row.last_name}`,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    abilities: { resend: isOpen, withdraw: isOpen },
  };
}

/** An invitation as whoever has its link sees it. */
export function presentToVisitor(row: OfLink) {
  const { organization, role, has_billing: hasBilling, email, has_account, expires_at: expiresAt } = row;
  return {
    ...{ organization, role, hasBilling, email, expiresAt },
    invitedBy: inviterOf(row),
    hasAccount: Boolean(has_account),
  };
}

/** An invitation as a signed-in user sees it: that of somebody else by the masked address alone. */
export function presentToUser(row: OfLink, email: string) {
  if (row.email !== email) return { isOwn: false as const, address: maskAddress(row.email) };
  const { organization, role, has_billing: hasBilling } = row;
  return { isOwn: true as const, organization, invitedBy: inviterOf(row), role, hasBilling };
}

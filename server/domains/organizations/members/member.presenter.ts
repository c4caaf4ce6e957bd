import { type BaseContext, userOf } from "../../../platform/context.ts";
import type { MemberRow } from "./member.queries.ts";
import { mailsOf, mayManage, seesAllProducts, seesBilling } from "./member.rules.ts";

/** A member as the other members see it, with what the reader may do with it. */
export function presentMember(ctx: BaseContext, row: MemberRow) {
  const reader = ctx.actor.memberRole;
  const isOwn = row.user_id === userOf(ctx);
  const manages = ctx.can("members.manage") && reader !== undefined && mayManage(reader, row.role);
  const mails = mailsOf(row);
  return {
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    avatar: row.avatar_version,
    role: row.role,
    hasBilling: seesBilling(row.role, row.has_billing),
    billingMails: seesBilling(row.role, row.has_billing) ? mails.billing : null,
    productMails: seesAllProducts(row.role) ? mails.products : null,
    since: row.created_at,
    activeAt: row.active_at,
    abilities: {
      change: manages,
      appoint: manages && ctx.can("legal_representatives.appoint"),
      remove: manages && !isOwn,
      choose_mails: manages || isOwn,
    },
  };
}

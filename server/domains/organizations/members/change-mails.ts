import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockMembers } from "./lock-members.ts";
import { findMember, isOtherToldOfBilling, type MemberRow, updateMails } from "./member.queries.ts";
import { mayManage, seesAllProducts, seesBilling } from "./member.rules.ts";

/**
 * Chooses which mails a member gets: the member, or who manages members (ORG-3). The only legal representative who gets the mails
 * about money keeps them. Refused: organizations.role_above_own, organizations.mails_beyond_role, organizations.billing_mails_needed.
 */
export async function changeMails(
  ctx: WriteContext,
  userId: string,
  wanted: { billing: boolean; products: boolean },
): Promise<MemberRow> {
  const organizationId = organizationOf(ctx);
  const { acting } = await lockMembers(ctx, "organization.read");
  const member = found(await findMember(ctx.db, organizationId, userId));
  const isAllowed = userId === userOf(ctx) || mayManage(acting.role, member.role);
  refuseUnless(isAllowed, "organizations.role_above_own");
  const mayHave =
    (!wanted.billing || seesBilling(member.role, member.has_billing)) &&
    (!wanted.products || seesAllProducts(member.role));
  refuseUnless(mayHave, "organizations.mails_beyond_role");
  if (member.role === "legal_representative" && !wanted.billing) {
    const isOther = await isOtherToldOfBilling(ctx.db, organizationId, userId);
    refuseUnless(isOther, "organizations.billing_mails_needed");
  }
  const mails = { billing_mails: wanted.billing, product_mails: wanted.products };
  await updateMails(ctx.db, organizationId, userId, mails);
  const name = `${member.first_name} ${member.last_name}`;
  ctx.audit({ subjectKind: "user", subjectId: userId, details: { name, ...wanted } });
  ctx.publish({ topic: "members", organizationId });
  return { ...member, ...mails };
}

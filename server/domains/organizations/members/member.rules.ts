import { type MemberRole, memberRoles, permissionsOfMember } from "../../../../common/permissions.ts";

/** True when somebody of one role may invite, change or remove somebody of another (ORG-2, ORG-5): nobody above the own role. */
export function mayManage(acting: MemberRole, other: MemberRole): boolean {
  const rights = permissionsOfMember(acting, false);
  if (!rights.has("members.manage")) return false;
  return other !== "legal_representative" || rights.has("legal_representatives.appoint");
}

/** The roles that somebody of this role may not give. */
export function rolesBeyond(acting: MemberRole): readonly MemberRole[] {
  return memberRoles.filter((role) => !mayManage(acting, role));
}

/** True when a role comes with billing; collaborators have what was given to them. */
export function seesBilling(role: MemberRole, isGiven: boolean): boolean {
  return permissionsOfMember(role, isGiven).has("invoices.read");
}

/** True when a role sees all products, so that mails may say what happens to them. */
export function seesAllProducts(role: MemberRole): boolean {
  return permissionsOfMember(role, false).has("products.read_all");
}

/** Which mails a member gets: what was chosen, else what is usual, and only what the member may read (ORG-3). */
export function mailsOf(member: {
  readonly role: MemberRole;
  readonly has_billing: boolean;
  readonly billing_mails: boolean | null;
  readonly product_mails: boolean | null;
}) {
  const usual = member.role === "legal_representative";
  return {
    billing: seesBilling(member.role, member.has_billing) && (member.billing_mails ?? usual),
    products: seesAllProducts(member.role) && (member.product_mails ?? usual),
  };
}

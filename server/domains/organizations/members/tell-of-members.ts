import type { MemberRole } from "../../../../common/permissions.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { type Language, translate } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listLegalRepresentatives, type OrganizationRow } from "../organizations/organization.queries.ts";
import type { MemberRow } from "./member.queries.ts";

type Told = Pick<MemberRow, "user_id" | "email" | "language" | "first_name" | "last_name">;

/** Tells a member what the role is now, and what it lets them do (ORG-4). */
export async function tellMemberOfRole(
  ctx: WriteContext,
  organization: OrganizationRow,
  member: MemberRow,
): Promise<void> {
  const { language } = member;
  await ctx.addMail({
    to: member.email,
    language,
    template: "organizations.role_changed",
    params: {
      organization: organization.name,
      actor: ctx.actor.name,
      ...roleWords(member.role, member.has_billing, language),
    },
    link: `/o/${organization.organization_id}`,
    organizationId: organization.organization_id,
    userId: member.user_id,
  });
}

/** Tells somebody that they are no member any more. */
export async function tellRemovedMember(
  ctx: WriteContext,
  organization: OrganizationRow,
  member: Told,
): Promise<void> {
  await ctx.addMail({
    to: member.email,
    language: member.language as Language,
    template: "organizations.member_removed",
    params: { organization: organization.name, actor: ctx.actor.name },
    link: "/me/organizations",
    organizationId: organization.organization_id,
    userId: member.user_id,
  });
}

/** Tells all other legal representatives that somebody became one, or is none any more. */
export async function tellOthersOfLegalRepresentative(
  ctx: WriteContext,
  organization: OrganizationRow,
  person: Pick<Told, "user_id" | "first_name" | "last_name">,
  what: "added" | "removed",
  actor = ctx.actor.name,
): Promise<void> {
  const organizationId = organization.organization_id;
  const others = (await listLegalRepresentatives(ctx.db, organizationId)).filter(
    ({ id }) => id !== person.user_id,
  );
  const params = {
    organization: organization.name,
    name: `${person.first_name} ${person.last_name}`,
    actor,
  };
  await addMails(
    ctx,
    others.map((user) => ({
      to: user.email,
      language: user.language,
      template:
        what === "added"
          ? "organizations.legal_representative_added"
          : "organizations.legal_representative_removed",
      params,
      link: `/o/${organizationId}/users/members`,
      organizationId,
      userId: user.id,
    })),
  );
}

/** A role in the words of a language: its name, what it lets one do, and whether it sees billing. */
export function roleWords(role: MemberRole, hasBilling: boolean, language: Language) {
  return {
    role: translate(language, `console:role.${role}`),
    rights: translate(language, `organizations:role_rights.${role}`),
    billing: translate(language, `organizations:members.${hasBilling ? "yes" : "no"}`),
  };
}

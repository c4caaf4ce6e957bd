import { z } from "zod";
import {
  Abilities,
  AvatarVersion,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
} from "../../../../common/contract.ts";
import { memberRoles } from "../../../../common/permissions.ts";

const Member = z.object({
  userId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  avatar: AvatarVersion,
  role: z.enum(memberRoles),
  hasBilling: z.boolean(),
  billingMails: z
    .boolean()
    .nullable()
    .meta({ description: "Whether reminders about money are mailed to the member; null without billing" }),
  productMails: z.boolean().nullable().meta({
    description: "Whether what happens to products is mailed; null where the role does not see all products",
  }),
  since: Instant,
  activeAt: Instant.nullable().meta({ description: "The last act in the log of the organization" }),
  abilities: Abilities,
});

const MemberParams = OrganizationParams.extend({ userId: Id });

export const listMembers = endpoint({
  id: "member.list",
  method: "GET",
  path: "/organizations/:organizationId/members",
  summary: "The members of an organization with their roles.",
  actor: "member",
  permission: "members.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery,
  status: 200,
  answer: page(Member),
});

export const readMember = endpoint({
  id: "member.read",
  method: "GET",
  path: "/organizations/:organizationId/members/:userId",
  summary: "A member of an organization.",
  actor: "member",
  permission: "members.read",
  mode: "read",
  params: MemberParams,
  status: 200,
  answer: Member,
});

export const changeRole = endpoint({
  id: "member.change_role",
  method: "PUT",
  path: "/organizations/:organizationId/members/:userId/role",
  summary: "Give a member another role, with or without billing; the member is told by mail (ORG-2, ORG-4).",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  proof: "any",
  params: MemberParams,
  body: z.object({
    role: z.enum(memberRoles),
    hasBilling: z.boolean().meta({ description: "Counts for collaborators" }),
  }),
  status: 200,
  answer: Member,
});

export const changeMails = endpoint({
  id: "member.change_mails",
  method: "PUT",
  path: "/organizations/:organizationId/members/:userId/mails",
  summary: "Choose which mails a member gets: one's own, or a member's whom one manages (ORG-3).",
  actor: "member",
  permission: "organization.read",
  mode: "write",
  params: MemberParams,
  body: z.object({ billing: z.boolean(), products: z.boolean() }),
  status: 200,
  answer: Member,
});

export const removeMember = endpoint({
  id: "member.remove",
  method: "DELETE",
  path: "/organizations/:organizationId/members/:userId",
  summary: "Take a member out of the organization at once (ORG-5).",
  actor: "member",
  permission: "members.manage",
  mode: "write",
  proof: "any",
  params: MemberParams,
  status: 204,
  answer: null,
});

export const listMemberships = endpoint({
  id: "membership.list",
  method: "GET",
  path: "/me/memberships",
  summary: "The organizations of the signed-in user, with the role in each (ACC-9).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        organizationId: Id,
        name: z.string(),
        customerNumber: z.int(),
        role: z.enum(memberRoles),
        since: Instant,
        /** True while nobody else is legal representative: one cannot leave (ORG-5). */
        isLastLegalRepresentative: z.boolean(),
      }),
    ),
  }),
});

export const leaveOrganization = endpoint({
  id: "member.leave",
  method: "POST",
  path: "/organizations/:organizationId/departures",
  summary: "Leave the organization at once (ORG-6); its legal representatives are told.",
  actor: "member",
  permission: "organization.read",
  mode: "write",
  proof: "any",
  params: OrganizationParams,
  body: z.object({ confirmed: z.literal(true) }),
  status: 204,
  answer: null,
});

import { z } from "zod";
import {
  AvatarVersion,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
} from "../../../../common/contract.ts";
import { memberRoles } from "../../../../common/permissions.ts";

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
  answer: page(
    z.object({
      userId: Id,
      firstName: z.string(),
      lastName: z.string(),
      email: z.string(),
      avatar: AvatarVersion,
      role: z.enum(memberRoles),
      hasBilling: z.boolean(),
      since: Instant,
    }),
  ),
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

import { z } from "zod";
import { endpoint, Id, Instant, OrganizationParams, PageQuery, page } from "../../../../common/contract.ts";
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
      role: z.enum(memberRoles),
      hasBilling: z.boolean(),
      since: Instant,
    }),
  ),
});

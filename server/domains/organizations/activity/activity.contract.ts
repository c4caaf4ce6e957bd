import { z } from "zod";
import { endpoint, Id, Instant, OrganizationParams, PageQuery, page } from "../../../../common/contract.ts";

export const listActivity = endpoint({
  id: "activity.list",
  method: "GET",
  path: "/organizations/:organizationId/activity",
  summary: "Who did what in the organization, newest first (SEC-11).",
  actor: "member",
  permission: "activity.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery,
  status: 200,
  answer: page(
    z.object({
      sequence: z.int(),
      happenedAt: Instant,
      actorKind: z.string(),
      actorName: z.string(),
      action: z.string(),
      subjectKind: z.string().nullable(),
      subjectId: Id.nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});

import { z } from "zod";
import { activityGroups } from "../../../../common/activity.ts";
import {
  dayFilters,
  endpoint,
  Id,
  Instant,
  OrganizationParams,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";

/** One entry of a log: who did what to what, when and from where (SEC-10). */
export const ActivityEntry = z.object({
  id: z.guid(),
  happenedAt: Instant,
  actorKind: z.enum(["visitor", "user", "member", "staff", "system"]),
  actorName: z.string(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: Id.nullable(),
  details: z.record(z.string(), z.unknown()),
  organization: z
    .object({ id: Id, name: z.string() })
    .nullable()
    .meta({ description: "Where it happened, in the log of a user" }),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable().meta({ description: "Null for the provider's own people" }),
  place: z.string().nullable().meta({ description: "Where the address is, roughly" }),
  isThisSession: z.boolean(),
  token: z
    .object({ name: z.string().nullable() })
    .nullable()
    .meta({ description: "The API token that was used; its name is told to its owner" }),
});

const filters = {
  ...dayFilters,
  search: Search.meta({
    description: "Words of the sentence in the caller's language, names, numbers, amounts",
  }),
  group: z.enum(activityGroups).optional(),
  productId: Id.optional().meta({ description: "What concerns this product, its order and its invoices" }),
};
const sort = { sort: sortBy("when").default("-when") };
const csv = { mode: "open", status: 200, answer: { contentType: "text/csv; charset=utf-8" } } as const;
const Verification = z.object({
  entries: z.int(),
  isComplete: z.boolean(),
  soundUntil: Instant.nullable().meta({
    description: "Until when it is as it was written, if it is not complete",
  }),
});
export type Verification = z.output<typeof Verification>;

/** What the log of an organization can be narrowed by. */
export const ActivityFilters = z.object({ ...filters, personId: Id.optional(), ...sort });
/** What one's own log can be narrowed by. */
export const OwnActivityFilters = z.object({ ...filters, organizationId: Id.optional(), ...sort });

const ofOrganization = { actor: "member", permission: "activity.read", params: OrganizationParams } as const;

export const listActivity = endpoint({
  ...ofOrganization,
  id: "activity.list",
  method: "GET",
  path: "/organizations/:organizationId/activity",
  summary: "Who did what in the organization, the provider's staff too (SEC-11).",
  mode: "read",
  query: PageQuery.extend(ActivityFilters.shape),
  status: 200,
  answer: page(ActivityEntry),
});

export const listActivityCsv = endpoint({
  ...ofOrganization,
  ...csv,
  id: "activity.csv",
  method: "GET",
  path: "/organizations/:organizationId/activity.csv",
  summary: "The same as CSV, filtered and ordered like the list.",
  query: ActivityFilters,
});

export const verifyActivity = endpoint({
  ...ofOrganization,
  id: "activity.verify",
  method: "GET",
  path: "/organizations/:organizationId/activity/verification",
  summary: "Whether an entry of the organization's log was changed or removed.",
  mode: "read",
  status: 200,
  answer: Verification,
});

const ofUser = { actor: "user", scope: "activity.read" } as const;

export const listOwnActivity = endpoint({
  ...ofUser,
  id: "own_activity.list",
  method: "GET",
  path: "/me/activity",
  summary: "What happened to one's account, and what one did in one's organizations (SEC-10).",
  mode: "read",
  query: PageQuery.extend(OwnActivityFilters.shape),
  status: 200,
  answer: page(ActivityEntry),
});

export const listOwnActivityCsv = endpoint({
  ...ofUser,
  ...csv,
  id: "own_activity.csv",
  method: "GET",
  path: "/me/activity.csv",
  summary: "The same as CSV, filtered and ordered like the list.",
  query: OwnActivityFilters,
});

export const verifyOwnActivity = endpoint({
  ...ofUser,
  id: "own_activity.verify",
  method: "GET",
  path: "/me/activity/verification",
  summary: "Whether an entry of the log of one's account was changed or removed.",
  mode: "read",
  status: 200,
  answer: Verification,
});

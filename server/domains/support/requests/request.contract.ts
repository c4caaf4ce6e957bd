import { z } from "zod";
import {
  Abilities,
  endpoint,
  Id,
  Instant,
  line,
  OrganizationParams,
  PageQuery,
  page,
  Search,
} from "../../../../common/contract.ts";
import { Attachment } from "../attachments/attachment.contract.ts";

export const requestStates = ["open", "waiting", "solved", "closed"] as const;
export const requestCategories = ["technical", "billing", "account", "other"] as const;

/** Several lines that a person typed; line breaks and tabs are the only control characters. */
export const MessageText = z
  .string()
  .trim()
  .min(1, { error: "field.required" })
  .max(10_000, { error: "field.too_long" })
  .regex(/^(?:[\t\n\r]|[^\p{Cc}\u202A-\u202E\u2066-\u2069])*$/u, { error: "field.wrong" });

const attachmentIds = z
  .array(Id)
  .max(5, { error: "field.too_many" })
  .default([])
  .meta({ description: "Files that the same person uploaded for this message" });

export const RequestSummary = z.object({
  id: Id,
  number: z.string(),
  subject: z.string(),
  category: z.enum(requestCategories),
  state: z.enum(requestStates),
  openedByName: z.string(),
  openedAt: Instant,
  changedAt: Instant,
  product: z.object({ id: Id, label: z.string() }).nullable(),
});

export const RequestMessage = z.object({
  id: Id,
  author: z.enum(["customer", "staff"]),
  authorName: z.string(),
  text: z.string(),
  sentAt: Instant,
  attachments: z.array(Attachment),
});

const SupportRequest = RequestSummary.extend({
  messages: z.array(RequestMessage),
  abilities: Abilities.meta({ description: "answer, solve" }),
});

export const openRequest = endpoint({
  id: "support_request.open",
  method: "POST",
  path: "/organizations/:organizationId/requests",
  summary: "Ask support for something (SUP-4); answers come by mail, and stand in the request.",
  actor: "member",
  permission: "support.write",
  mode: "write",
  idempotent: true,
  params: OrganizationParams,
  body: z.object({
    subject: line(200),
    category: z.enum(requestCategories, { error: "field.required" }),
    text: MessageText,
    productId: Id.nullable().default(null),
    attachmentIds,
  }),
  status: 201,
  answer: SupportRequest,
});

export const listRequests = endpoint({
  id: "support_request.list",
  method: "GET",
  path: "/organizations/:organizationId/requests",
  summary:
    "Requests, last changed first: one's own; those of the whole organization for its legal representatives and administrators.",
  actor: "member",
  permission: "support.read",
  mode: "read",
  params: OrganizationParams,
  query: PageQuery.extend({ state: z.enum(requestStates).optional(), search: Search }),
  status: 200,
  answer: page(RequestSummary),
});

const RequestParams = OrganizationParams.extend({ requestId: Id });

export const readRequest = endpoint({
  id: "support_request.read",
  method: "GET",
  path: "/organizations/:organizationId/requests/:requestId",
  summary: "One request with its thread.",
  actor: "member",
  permission: "support.read",
  mode: "read",
  params: RequestParams,
  status: 200,
  answer: SupportRequest,
});

export const answerRequest = endpoint({
  id: "support_request.answer",
  method: "POST",
  path: "/organizations/:organizationId/requests/:requestId/messages",
  summary: "Write to a request. It is open again by that, in whatever state it was.",
  actor: "member",
  permission: "support.write",
  mode: "write",
  idempotent: true,
  params: RequestParams,
  body: z.object({ text: MessageText, attachmentIds }),
  status: 201,
  answer: SupportRequest,
});

export const solveRequest = endpoint({
  id: "support_request.solve",
  method: "PUT",
  path: "/organizations/:organizationId/requests/:requestId/solution",
  summary: "Say that a request is solved.",
  actor: "member",
  permission: "support.write",
  mode: "write",
  params: RequestParams,
  status: 200,
  answer: SupportRequest,
});

import { z } from "zod";
import {
  Abilities,
  csvEndpoint,
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
import {
  MessageText,
  RequestMessage,
  RequestSummary,
  requestCategories,
  requestStates,
} from "./request.contract.ts";

const StaffRequestSummary = RequestSummary.extend({
  organizationId: Id,
  organizationName: z.string(),
  assignedToName: z.string().nullable(),
});

const StaffRequest = StaffRequestSummary.extend({
  isMine: z.boolean().meta({ description: "Assigned to whoever asks" }),
  messages: z.array(RequestMessage),
  notes: z
    .array(z.object({ id: Id, authorName: z.string(), text: z.string(), writtenAt: Instant }))
    .meta({ description: "Among staff; customers never see them" }),
  abilities: Abilities.meta({ description: "answer" }),
});

/** How the inbox is narrowed and ordered; from and to are days on which requests were opened. */
export const StaffRequestFilters = z.object({
  ...dayFilters,
  state: z
    .enum(["unsolved", ...requestStates])
    .optional()
    .meta({ description: "unsolved: open or waiting" }),
  category: z.enum(requestCategories).optional(),
  assigned: z.enum(["me", "nobody"]).optional(),
  search: Search,
  sort: sortBy("changed", "opened").default("-changed"),
});

export const listStaffRequests = endpoint({
  id: "staff.requests.list",
  method: "GET",
  path: "/staff/requests",
  summary: "Requests of all customers, last changed first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.requests.read",
  mode: "read",
  query: PageQuery.extend(StaffRequestFilters.shape),
  status: 200,
  answer: page(StaffRequestSummary),
});

export const listStaffRequestsCsv = csvEndpoint({
  id: "staff.requests.csv",
  path: "/staff/requests.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.requests.read",
  query: StaffRequestFilters,
});

const Params = OrganizationParams.extend({ requestId: Id });

export const readStaffRequest = endpoint({
  id: "staff.request.read",
  method: "GET",
  path: "/staff/customers/:organizationId/requests/:requestId",
  summary: "One request of a customer, with its thread and the notes of staff.",
  actor: "staff",
  permission: "staff.requests.read",
  mode: "read",
  params: Params,
  status: 200,
  answer: StaffRequest,
});

export const answerStaffRequest = endpoint({
  id: "staff.request.answer",
  method: "POST",
  path: "/staff/customers/:organizationId/requests/:requestId/messages",
  summary: "Answer a request: the customer gets it by mail, and finds it in the console.",
  actor: "staff",
  permission: "staff.requests.answer",
  mode: "write",
  idempotent: true,
  params: Params,
  body: z.object({ text: MessageText, state: z.enum(["waiting", "solved"]) }),
  status: 201,
  answer: StaffRequest,
});

export const noteOnRequest = endpoint({
  id: "staff.request.note",
  method: "POST",
  path: "/staff/customers/:organizationId/requests/:requestId/notes",
  summary: "Write a note for other staff, which the customer never sees.",
  actor: "staff",
  permission: "staff.requests.answer",
  mode: "write",
  idempotent: true,
  params: Params,
  body: z.object({ text: MessageText }),
  status: 201,
  answer: StaffRequest,
});

export const assignRequest = endpoint({
  id: "staff.request.assign",
  method: "PUT",
  path: "/staff/customers/:organizationId/requests/:requestId/assignment",
  summary: "Take care of a request oneself, or leave it to others.",
  actor: "staff",
  permission: "staff.requests.answer",
  mode: "write",
  params: Params,
  body: z.object({ to: z.enum(["me", "nobody"]) }),
  status: 200,
  answer: StaffRequest,
});

export const changeRequestState = endpoint({
  id: "staff.request.change_state",
  method: "PUT",
  path: "/staff/customers/:organizationId/requests/:requestId/state",
  summary: "Change the state of a request without an answer.",
  actor: "staff",
  permission: "staff.requests.answer",
  mode: "write",
  params: Params,
  body: z.object({ state: z.enum(requestStates) }),
  status: 200,
  answer: StaffRequest,
});

import { type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import {
  answerForStaff,
  assignRequest,
  changeRequestState,
  noteOnRequest,
  type RequestKey,
} from "./answer-for-staff.ts";
import { presentStaffRequest, presentStaffSummary, staffRequestColumns } from "./request.presenter.ts";
import { findRequest } from "./request.queries.ts";
import * as contract from "./staff-request.contract.ts";
import { listStaffRequestRows, type StaffRequestList } from "./staff-request-list.queries.ts";

async function readOne(ctx: ReadContext, { organizationId, requestId }: RequestKey) {
  const request = found(await findRequest(ctx.db, organizationId, requestId));
  const organization = found(await findOrganization(ctx.db, organizationId));
  return presentStaffRequest(ctx, request, organization.name);
}

async function listForStaff(ctx: ReadContext, list: Omit<StaffRequestList, "timeZone" | "userId">) {
  const { timeZone } = ctx.clock;
  const rows = await listStaffRequestRows(ctx.db, { ...list, timeZone, userId: userOf(ctx) });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], presentStaffSummary);
}

export const staffRequestRoutes = [
  route(contract.listStaffRequests, (ctx, { query }) => listForStaff(ctx, query)),
  route(contract.listStaffRequestsCsv, async (ctx, { query }) =>
    csvList(ctx, "requests", staffRequestColumns, (read, page) => listForStaff(read, { ...query, ...page })),
  ),
  route(contract.readStaffRequest, (ctx, { params }) => readOne(ctx, params)),
  route(contract.answerStaffRequest, async (ctx, { params, body }) => {
    await answerForStaff(ctx, params, body);
    return readOne(ctx, params);
  }),
  route(contract.noteOnRequest, async (ctx, { params, body }) => {
    await noteOnRequest(ctx, params, body.text);
    return readOne(ctx, params);
  }),
  route(contract.assignRequest, async (ctx, { params, body }) => {
    await assignRequest(ctx, params, body.to);
    return readOne(ctx, params);
  }),
  route(contract.changeRequestState, async (ctx, { params, body }) => {
    await changeRequestState(ctx, params, body.state);
    return readOne(ctx, params);
  }),
];

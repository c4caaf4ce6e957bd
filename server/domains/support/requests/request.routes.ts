import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { answerRequest, solveRequest } from "./answer-request.ts";
import { findOwnRequest, onlyOpenedBy } from "./find-own-request.ts";
import { openRequest } from "./open-request.ts";
import * as contract from "./request.contract.ts";
import { presentRequest, presentSummary } from "./request.presenter.ts";
import { listRequestRows } from "./request.queries.ts";

const readOne = async (ctx: ReadContext, requestId: string) =>
  presentRequest(ctx, await findOwnRequest(ctx, requestId));

export const requestRoutes = [
  route(contract.openRequest, async (ctx, { body }) => readOne(ctx, await openRequest(ctx, body))),
  route(contract.listRequests, async (ctx, { query: { cursor, limit, state, search } }) => {
    const rows = await listRequestRows(ctx.db, {
      ...{ organizationId: organizationOf(ctx), openedBy: onlyOpenedBy(ctx) },
      ...{ state, search, limit, after: readCursor(cursor) },
    });
    return pageOf(rows, limit, (row) => [row.changedAt, row.id], presentSummary);
  }),
  route(contract.readRequest, (ctx, { params }) => readOne(ctx, params.requestId)),
  route(contract.answerRequest, async (ctx, { params, body }) => {
    await answerRequest(ctx, params.requestId, body);
    return readOne(ctx, params.requestId);
  }),
  route(contract.solveRequest, async (ctx, { params }) => {
    await solveRequest(ctx, params.requestId);
    return readOne(ctx, params.requestId);
  }),
];

import { toMinorNumber } from "../../../../common/money.ts";
import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import { readPdf } from "../documents/read-pdf.ts";
import { cancelTopUp } from "./cancel-top-up.ts";
import { startTopUp } from "./start-top-up.ts";
import * as contract from "./top-up.contract.ts";
import { presentSummary, presentTopUp } from "./top-up.presenter.ts";
import { findTopUp, listTopUpRows } from "./top-up.queries.ts";

async function readOne(ctx: ReadContext, topUpId: string) {
  return presentTopUp(ctx, found(await findTopUp(ctx.db, organizationOf(ctx), topUpId)));
}

export const topUpRoutes = [
  route(contract.readTopUpLimits, async (ctx) => {
    const { currency } = found(await findOrganization(ctx.db, organizationOf(ctx)));
    const { leastMinor, mostMinor } = ctx.config.topUps;
    return { currency, leastMinor: toMinorNumber(leastMinor), mostMinor: toMinorNumber(mostMinor) };
  }),
  route(contract.startTopUp, async (ctx, { body }) =>
    readOne(ctx, await startTopUp(ctx, BigInt(body.minor))),
  ),
  route(contract.listTopUps, async (ctx, { query }) => {
    const { state, limit } = query;
    const list = { state, limit, after: readCursor(query.cursor) };
    const rows = await listTopUpRows(ctx.db, organizationOf(ctx), list);
    return pageOf(rows, limit, (row) => [row.requestedAt, row.id], presentSummary);
  }),
  route(contract.readTopUp, (ctx, { params }) => readOne(ctx, params.topUpId)),
  route(contract.cancelTopUp, async (ctx, { params }) => {
    await cancelTopUp(ctx, params.topUpId);
    return readOne(ctx, params.topUpId);
  }),
  route(contract.readTopUpSlip, async (ctx, { params }) => {
    const organizationId = organizationOf(ctx);
    found(await findTopUp(ctx.db, organizationId, params.topUpId));
    return readPdf(ctx, organizationId, "top_up", params.topUpId);
  }),
];

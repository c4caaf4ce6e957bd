import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import { confirmPayout } from "./confirm-payouts.ts";
import { approvePayout, refusePayout } from "./decide-payout.ts";
import * as contract from "./payout.contract.ts";
import {
  presentPayout,
  presentStaffPayout,
  presentStaffSummary,
  presentSummary,
  staffPayoutColumns,
} from "./payout.presenter.ts";
import { findPayout, listPayoutRows } from "./payout.queries.ts";
import { requestPayout } from "./request-payout.ts";
import { listStaffPayoutRows, type StaffPayoutList } from "./staff-payout-list.queries.ts";
import { withdrawPayout } from "./withdraw-payout.ts";

async function readOne(ctx: ReadContext, payoutId: string) {
  return presentPayout(ctx, found(await findPayout(ctx.db, organizationOf(ctx), payoutId)));
}

async function readForStaff(ctx: ReadContext, key: { organizationId: string; payoutId: string }) {
  const payout = found(await findPayout(ctx.db, key.organizationId, key.payoutId));
  const organization = found(await findOrganization(ctx.db, key.organizationId));
  return presentStaffPayout(ctx, payout, organization.name);
}

async function listForStaff(ctx: ReadContext, list: Omit<StaffPayoutList, "timeZone">) {
  const rows = await listStaffPayoutRows(ctx.db, { ...list, timeZone: ctx.clock.timeZone });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], presentStaffSummary);
}

export const payoutRoutes = [
  route(contract.requestPayout, async (ctx, { body }) => {
    return readOne(ctx, await requestPayout(ctx, body));
  }),
  route(contract.listPayouts, async (ctx, { query }) => {
    const { limit } = query;
    const list = { limit, after: readCursor(query.cursor) };
    const rows = await listPayoutRows(ctx.db, organizationOf(ctx), list);
    return pageOf(rows, limit, (row) => [row.requestedAt, row.id], presentSummary);
  }),
  route(contract.readPayout, (ctx, { params }) => readOne(ctx, params.payoutId)),
  route(contract.withdrawPayout, async (ctx, { params }) => {
    await withdrawPayout(ctx, params.payoutId);
    return readOne(ctx, params.payoutId);
  }),
  route(contract.listStaffPayouts, (ctx, { query }) => listForStaff(ctx, query)),
  route(contract.listStaffPayoutsCsv, async (ctx, { query }) =>
    csvList(ctx, "payouts", staffPayoutColumns, (read, page) => listForStaff(read, { ...query, ...page })),
  ),
  route(contract.readStaffPayout, (ctx, { params }) => readForStaff(ctx, params)),
  route(contract.approvePayout, async (ctx, { params }) => {
    await approvePayout(ctx, params);
    return readForStaff(ctx, params);
  }),
  route(contract.refusePayout, async (ctx, { params, body }) => {
    await refusePayout(ctx, params, body.reason);
    return readForStaff(ctx, params);
  }),
  route(contract.confirmPayout, async (ctx, { params, body }) => {
    await confirmPayout(ctx, params, body);
    return readForStaff(ctx, params);
  }),
];

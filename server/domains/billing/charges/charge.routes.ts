import { type OpenContext, organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import * as contract from "./charge.contract.ts";
import {
  presentCharge,
  presentFacts,
  presentStaffCharge,
  presentStaffRow,
  staffChargeColumns,
} from "./charge.presenter.ts";
import { findChargeFacts, listChargesOf } from "./charge.queries.ts";
import { callFor } from "./provider-of.ts";
import { settleCharge } from "./settle-charge.ts";
import { listStaffChargeRows, type StaffChargeList } from "./staff-charge-list.queries.ts";
import { startCharge } from "./start-charge.ts";

async function readOne(ctx: OpenContext, chargeId: string) {
  const organizationId = organizationOf(ctx);
  return presentCharge(found(await ctx.read(({ db }) => findChargeFacts(db, organizationId, chargeId))));
}

async function listForStaff(ctx: ReadContext, list: Omit<StaffChargeList, "timeZone">) {
  const rows = await listStaffChargeRows(ctx.db, { ...list, timeZone: ctx.clock.timeZone });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], presentStaffRow);
}

export const chargeRoutes = [
  route(contract.startCharge, async (ctx, { body }) => readOne(ctx, await startCharge(ctx, body))),
  route(contract.readCharge, async (ctx, { params }) =>
    presentCharge(found(await findChargeFacts(ctx.db, organizationOf(ctx), params.chargeId))),
  ),
  route(contract.settleCharge, async (ctx, { params: { chargeId } }) => {
    const organizationId = organizationOf(ctx);
    found(await ctx.read(({ db }) => findChargeFacts(db, organizationId, chargeId)));
    await callFor(ctx, () => settleCharge(ctx, organizationId, chargeId));
    return readOne(ctx, chargeId);
  }),
  route(contract.listCharges, async (ctx, { query }) => {
    const rows = await listChargesOf(ctx.db, organizationOf(ctx), query.kind, query.subjectId);
    return { items: rows.map(presentFacts) };
  }),
  route(contract.listStaffCharges, (ctx, { query }) => listForStaff(ctx, query)),
  route(contract.listStaffChargesCsv, async (ctx, { query }) =>
    csvList(ctx, "charges", staffChargeColumns, (read, page) => listForStaff(read, { ...query, ...page })),
  ),
  route(contract.readStaffCharge, async (ctx, { params }) => {
    const { organizationId, chargeId } = params;
    const charge = found(await findChargeFacts(ctx.db, organizationId, chargeId));
    const { name } = found(await findOrganization(ctx.db, organizationId));
    return presentStaffCharge(ctx, charge, name);
  }),
];

import { type OpenContext, organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import * as contract from "./charge.contract.ts";
import { presentCharge, presentFacts, presentStaffCharge, presentStaffRow } from "./charge.presenter.ts";
import { findChargeFacts, listChargesOf, listStaffCharges } from "./charge.queries.ts";
import { callFor } from "./provider-of.ts";
import { settleCharge } from "./settle-charge.ts";
import { startCharge } from "./start-charge.ts";

async function readOne(ctx: OpenContext, chargeId: string) {
  const organizationId = organizationOf(ctx);
  return presentCharge(found(await ctx.read(({ db }) => findChargeFacts(db, organizationId, chargeId))));
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
  route(contract.listStaffCharges, async (ctx, { query }) => {
    const { state, chargeback, limit } = query;
    const list = { state, chargeback, limit, after: readCursor(query.cursor) };
    const rows = await listStaffCharges(ctx.db, list);
    return pageOf(rows, limit, (row) => [row.startedAt, row.id], presentStaffRow);
  }),
  route(contract.readStaffCharge, async (ctx, { params }) => {
    const { organizationId, chargeId } = params;
    const charge = found(await findChargeFacts(ctx.db, organizationId, chargeId));
    const { name } = found(await findOrganization(ctx.db, organizationId));
    return presentStaffCharge(ctx, charge, name);
  }),
];

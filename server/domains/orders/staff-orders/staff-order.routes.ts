import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { route } from "../../../platform/request/route.ts";
import { findProformaId, readPdf } from "../../billing/index.ts";
import { findOrganization } from "../../organizations/index.ts";
import * as listContract from "../orders/order.contract.ts";
import { presentOrder } from "../orders/order.presenter.ts";
import { findOrder } from "../orders/order.queries.ts";
import { listStaffOrders, staffOrderColumns } from "./list-staff-orders.ts";
import * as contract from "./staff-order.contract.ts";

export const staffOrderRoutes = [
  route(listContract.listStaffOrders, (ctx, { query }) => listStaffOrders(ctx, query)),
  route(listContract.listStaffOrdersCsv, async (ctx, { query }) =>
    csvList(ctx, "orders", staffOrderColumns, (read, page) => listStaffOrders(read, { ...query, ...page })),
  ),
  route(contract.readStaffOrder, async (ctx, { params }) => {
    const { organizationId, orderId } = params;
    const order = found(await findOrder(ctx.db, organizationId, orderId));
    const { name: organizationName } = found(await findOrganization(ctx.db, organizationId));
    return { ...(await presentOrder(ctx, order)), organizationId, organizationName };
  }),
  route(contract.readStaffProforma, async (ctx, { params }) => {
    const { organizationId, orderId } = params;
    const proformaId = found(await findProformaId(ctx.db, organizationId, orderId));
    return readPdf(ctx, organizationId, "proforma", proformaId);
  }),
];

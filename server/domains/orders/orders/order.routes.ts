import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { findProformaId, payFromPrepaid, readPdf } from "../../billing/index.ts";
import { findPayer } from "../../organizations/index.ts";
import { cancelOrder } from "./cancel-order.ts";
import { invoiceOrder } from "./invoice-order.ts";
import * as contract from "./order.contract.ts";
import { presentOrder, presentPrices, presentSummary } from "./order.presenter.ts";
import { findOrder } from "./order.queries.ts";
import { listOrderRows } from "./order-lists.queries.ts";
import { placeOrder } from "./place-order.ts";
import { priceOrder } from "./price-order.ts";
import { setPrepaidPart } from "./set-prepaid-part.ts";

async function readOne(ctx: ReadContext, orderId: string) {
  return presentOrder(ctx, found(await findOrder(ctx.db, organizationOf(ctx), orderId)));
}

export const orderRoutes = [
  route(contract.priceOrder, async (ctx, { body }) => {
    const payer = await findPayer(ctx, organizationOf(ctx), body.billingAddressId);
    const { volumeRates, ...priced } = await priceOrder(ctx, payer, body.lines);
    return { ...presentPrices(priced), volumeRates };
  }),
  route(contract.placeOrder, async (ctx, { body }) => readOne(ctx, await placeOrder(ctx, body))),
  route(contract.listOrders, async (ctx, { query }) => {
    const { state, limit } = query;
    const list = { state, limit, after: readCursor(query.cursor) };
    const rows = await listOrderRows(ctx.db, organizationOf(ctx), list);
    return pageOf(
      rows,
      limit,
      (row) => [row.placedAt, row.id],
      (row) => presentSummary(ctx, row),
    );
  }),
  route(contract.readOrder, (ctx, { params }) => readOne(ctx, params.orderId)),
  route(contract.cancelOrder, async (ctx, { params }) => {
    await cancelOrder(ctx, params.orderId);
    return readOne(ctx, params.orderId);
  }),
  route(contract.invoiceOrder, async (ctx, { params }) => ({
    invoiceId: await invoiceOrder(ctx, params.orderId),
  })),
  route(contract.payOrderFromPrepaid, async (ctx, { params }) => {
    const { orderId } = params;
    found(await findOrder(ctx.db, organizationOf(ctx), orderId));
    await payFromPrepaid(ctx, organizationOf(ctx), "order", orderId);
    return readOne(ctx, orderId);
  }),
  route(contract.setPrepaidPart, async (ctx, { params, body }) => {
    await setPrepaidPart(ctx, params.orderId, BigInt(body.minor));
    return readOne(ctx, params.orderId);
  }),
  route(contract.readProforma, async (ctx, { params }) => {
    const organizationId = organizationOf(ctx);
    const proformaId = found(await findProformaId(ctx.db, organizationId, params.orderId));
    return readPdf(ctx, organizationId, "proforma", proformaId);
  }),
];

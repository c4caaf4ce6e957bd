import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { archiveBillingAddress } from "./archive-billing-address.ts";
import * as contract from "./billing-address.contract.ts";
import { presentBillingAddress } from "./billing-address.presenter.ts";
import { findBillingAddress, listBillingAddressRows } from "./billing-address.queries.ts";
import { changeBillingAddress } from "./change-billing-address.ts";
import { chooseDefaultBillingAddress } from "./choose-default-billing-address.ts";
import { createBillingAddress } from "./create-billing-address.ts";

async function readOne(ctx: ReadContext, id: string) {
  return presentBillingAddress(ctx, found(await findBillingAddress(ctx.db, organizationOf(ctx), id)));
}

export const billingAddressRoutes = [
  route(contract.listBillingAddresses, async (ctx, { query }) => {
    const { state, limit } = query;
    const list = { state, limit, after: readCursor(query.cursor) };
    const rows = await listBillingAddressRows(ctx.db, organizationOf(ctx), list);
    return pageOf(
      rows,
      limit,
      (row) => [row.created_at, row.id],
      (row) => presentBillingAddress(ctx, row),
    );
  }),
  route(contract.createBillingAddress, async (ctx, { body }) =>
    readOne(ctx, await createBillingAddress(ctx, body)),
  ),
  route(contract.changeBillingAddress, async (ctx, { params, body }) =>
    readOne(ctx, await changeBillingAddress(ctx, params.billingAddressId, body)),
  ),
  route(contract.archiveBillingAddress, async (ctx, { params }) => {
    await archiveBillingAddress(ctx, params.billingAddressId);
    return readOne(ctx, params.billingAddressId);
  }),
  route(contract.chooseDefaultBillingAddress, async (ctx, { body }) => {
    await chooseDefaultBillingAddress(ctx, body.billingAddressId);
    return body;
  }),
];

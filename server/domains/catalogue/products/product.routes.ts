import { organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { listProductOptions } from "../options/option.queries.ts";
import { findSuspension } from "../suspensions/suspension.queries.ts";
import * as contract from "./product.contract.ts";
import { onlyGivenTo } from "./product.policy.ts";
import { presentProduct, presentProductDetails } from "./product.presenter.ts";
import { findProduct, listChanges, listProductRows } from "./product.queries.ts";

export const productRoutes = [
  route(contract.listProducts, async (ctx, { query }) => {
    const { search, state, family, limit } = query;
    const rows = await listProductRows(ctx.db, {
      ...{ organizationId: organizationOf(ctx), language: ctx.language, givenTo: onlyGivenTo(ctx) },
      ...{ search, state, family, after: readCursor(query.cursor), limit },
    });
    return pageOf(rows, limit, (row) => [row.createdAt, row.id], presentProduct);
  }),
  route(contract.readProduct, async (ctx, { params }) => {
    const { productId } = params;
    const organizationId = organizationOf(ctx);
    const product = found(
      await findProduct(ctx.db, organizationId, productId, ctx.language, onlyGivenTo(ctx)),
    );
    const options = await listProductOptions(ctx.db, organizationId, productId, ctx.language);
    const changes = await listChanges(ctx.db, organizationId, productId);
    const suspension = await findSuspension(ctx.db, organizationId, productId);
    return presentProductDetails(product, options, changes, suspension);
  }),
];

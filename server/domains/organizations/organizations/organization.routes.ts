import { organizationOf, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { foundOrganization } from "./found-organization.ts";
import * as contract from "./organization.contract.ts";
import { presentCustomer, presentOrganization } from "./organization.presenter.ts";
import { findOrganization, listCustomerRows } from "./organization.queries.ts";
import { updateOrganization } from "./update-organization.ts";

export const organizationRoutes = [
  route(
    contract.createOrganization,
    async (ctx, { body }) => {
      const id = await foundOrganization(ctx, { ...body, founderId: userOf(ctx), language: ctx.language });
      ctx.audit({ action: "organization.created", organizationId: id, details: { founder: ctx.actor.name } });
      return { id };
    },
    { reach: "platform" },
  ),
  route(contract.readOrganization, async (ctx) =>
    presentOrganization(ctx, found(await findOrganization(ctx.db, organizationOf(ctx)))),
  ),
  route(contract.updateOrganization, async (ctx, { body }) =>
    presentOrganization(ctx, await updateOrganization(ctx, body)),
  ),
  route(contract.listCustomers, async (ctx, { query }) => {
    const rows = await listCustomerRows(ctx.db, {
      search: query.search,
      after: readCursor(query.cursor),
      limit: query.limit,
    });
    return pageOf(rows, query.limit, (row) => [row.created_at, row.organization_id], presentCustomer);
  }),
];

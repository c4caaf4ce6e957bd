import { organizationOf, type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { type CustomerList, listCustomerRows } from "./customer-list.queries.ts";
import { foundOrganization } from "./found-organization.ts";
import * as contract from "./organization.contract.ts";
import { customerColumns, presentCustomer, presentOrganization } from "./organization.presenter.ts";
import { findOrganization } from "./organization.queries.ts";
import { updateOrganization } from "./update-organization.ts";

async function listCustomers(ctx: ReadContext, list: Omit<CustomerList, "timeZone">) {
  const rows = await listCustomerRows(ctx.db, { ...list, timeZone: ctx.clock.timeZone });
  return pageOf(rows, list.limit, (row) => [row.sortKey, row.id], presentCustomer);
}

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
  route(contract.listCustomers, (ctx, { query }) => listCustomers(ctx, query)),
  route(contract.listCustomersCsv, async (ctx, { query }) =>
    csvList(ctx, "customers", customerColumns, (read, page) => listCustomers(read, { ...query, ...page })),
  ),
];

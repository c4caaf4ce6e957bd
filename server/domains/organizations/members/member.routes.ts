import { organizationOf } from "../../../platform/context.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./member.contract.ts";
import { listMemberRows } from "./member.queries.ts";

export const memberRoutes = [
  route(contract.listMembers, async (ctx, { query }) => {
    const rows = await listMemberRows(ctx.db, organizationOf(ctx), {
      after: readCursor(query.cursor),
      limit: query.limit,
    });
    return pageOf(
      rows,
      query.limit,
      (row) => [row.created_at, row.user_id],
      (row) => ({
        userId: row.user_id,
        firstName: row.first_name,
        lastName: row.last_name,
        email: row.email,
        role: row.role,
        hasBilling: row.has_billing,
        since: row.created_at,
      }),
    );
  }),
];

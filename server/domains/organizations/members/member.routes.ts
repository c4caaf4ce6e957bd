import { organizationOf, userOf } from "../../../platform/context.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { leaveOrganization } from "./leave-organization.ts";
import * as contract from "./member.contract.ts";
import { listMemberRows, listMembershipRows } from "./member.queries.ts";

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
        avatar: row.avatar_version,
        role: row.role,
        hasBilling: row.has_billing,
        since: row.created_at,
      }),
    );
  }),
  route(
    contract.listMemberships,
    async (ctx) => {
      const rows = await listMembershipRows(ctx.db, userOf(ctx));
      return {
        items: rows.map((row) => ({
          organizationId: row.organization_id,
          name: row.name,
          customerNumber: Number(row.customer_number),
          role: row.role,
          since: row.created_at,
          isLastLegalRepresentative: row.is_last,
        })),
      };
    },
    { reach: "platform" },
  ),
  route(contract.leaveOrganization, (ctx) => leaveOrganization(ctx)),
];

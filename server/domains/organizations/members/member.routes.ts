import { organizationOf, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { changeMails } from "./change-mails.ts";
import { changeRole } from "./change-role.ts";
import { leaveOrganization } from "./leave-organization.ts";
import * as contract from "./member.contract.ts";
import { presentMember } from "./member.presenter.ts";
import { findMember, listMemberRows, listMembershipRows } from "./member.queries.ts";
import { removeMember } from "./remove-member.ts";

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
      (row) => presentMember(ctx, row),
    );
  }),
  route(contract.readMember, async (ctx, { params }) =>
    presentMember(ctx, found(await findMember(ctx.db, organizationOf(ctx), params.userId))),
  ),
  route(contract.changeRole, async (ctx, { params, body }) =>
    presentMember(ctx, await changeRole(ctx, params.userId, body)),
  ),
  route(contract.changeMails, async (ctx, { params, body }) =>
    presentMember(ctx, await changeMails(ctx, params.userId, body)),
  ),
  route(contract.removeMember, (ctx, { params }) => removeMember(ctx, params.userId)),
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

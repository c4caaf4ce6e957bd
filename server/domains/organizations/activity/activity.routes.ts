import { organizationOf } from "../../../platform/context.ts";
import { pageOf, readNumberCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./activity.contract.ts";
import { listActivityRows } from "./activity.queries.ts";

export const activityRoutes = [
  route(contract.listActivity, async (ctx, { query }) => {
    const before = readNumberCursor(query.cursor);
    const rows = await listActivityRows(ctx.db, organizationOf(ctx), { before, limit: query.limit });
    return pageOf(
      rows,
      query.limit,
      (row) => [String(row.sequence), "0"],
      (row) => ({
        sequence: Number(row.sequence),
        happenedAt: row.happened_at,
        actorKind: row.actor_kind,
        actorName: row.actor_name,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        details: row.details as Record<string, unknown>,
      }),
    );
  }),
];

import { type AuditCheck, verifyChain } from "../../../platform/audit/verify-audit.ts";
import { organizationOf, userOf } from "../../../platform/context.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./activity.contract.ts";
import { activityColumns } from "./activity.presenter.ts";
import { findOwnTimeBefore, findTimeBefore } from "./activity.queries.ts";
import { listActivity, listOwnActivity } from "./list-activity.ts";

export const activityRoutes = [
  route(contract.listActivity, (ctx, { query }) => listActivity(ctx, query)),
  route(contract.listActivityCsv, async (ctx, { query }) =>
    csvList(ctx, "activity", activityColumns(ctx.language), (read, page) =>
      listActivity(read, { ...query, ...page }),
    ),
  ),
  route(contract.verifyActivity, async (ctx) => {
    const organizationId = organizationOf(ctx);
    const check = await verifyChain(ctx.db, { organizationId });
    return answerOf(check, (sequence) => findTimeBefore(ctx.db, organizationId, sequence));
  }),
  route(contract.listOwnActivity, (ctx, { query }) => listOwnActivity(ctx, query), { reach: "platform" }),
  route(
    contract.listOwnActivityCsv,
    async (ctx, { query }) =>
      csvList(ctx, "activity", activityColumns(ctx.language), (read, page) =>
        listOwnActivity(read, { ...query, ...page }),
      ),
    { reach: "platform" },
  ),
  route(contract.verifyOwnActivity, async (ctx) => {
    const userId = userOf(ctx);
    const check = await verifyChain(ctx.db, { userId });
    return answerOf(check, (sequence) => findOwnTimeBefore(ctx.db, userId, sequence));
  }),
];

async function answerOf(
  { rows, broken }: AuditCheck,
  timeBefore: (sequence: bigint) => Promise<string | null>,
): Promise<contract.Verification> {
  const [first] = broken;
  const soundUntil = first ? await timeBefore(first.sequence) : null;
  return { entries: Number(rows), isComplete: first === undefined, soundUntil };
}

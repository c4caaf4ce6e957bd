import { organizationOf } from "../../../platform/context.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { listPrepaidBalances } from "../ledger/ledger.queries.ts";
import { exportStatement } from "./export-statement.ts";
import * as contract from "./prepaid.contract.ts";
import { presentBalance, presentMovement } from "./prepaid.presenter.ts";
import { listMovements } from "./prepaid.queries.ts";

export const prepaidRoutes = [
  route(contract.readPrepaidAccount, async (ctx, { query }) => {
    const organizationId = organizationOf(ctx);
    const { limit } = query;
    const rows = await listMovements(ctx.db, organizationId, { after: readCursor(query.cursor), limit });
    const page = pageOf(rows, limit, (row) => [row.recordedAt, row.id], presentMovement);
    return { ...page, balances: (await listPrepaidBalances(ctx.db, organizationId)).map(presentBalance) };
  }),
  route(
    contract.exportPrepaidStatement,
    async (ctx) => new FileReply(await exportStatement(ctx), `prepaid-account-${ctx.clock.today()}.csv`),
  ),
];

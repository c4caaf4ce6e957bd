import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { checkLedger } from "./check-ledger.ts";
import * as contract from "./ledger.contract.ts";
import { presentProof, presentTransaction } from "./ledger.presenter.ts";
import { listTransactions } from "./ledger-list.queries.ts";

export const ledgerRoutes = [
  route(contract.listLedger, async (ctx, { query }) => {
    const { organizationId, limit } = query;
    const rows = await listTransactions(ctx.db, { organizationId, limit, after: readCursor(query.cursor) });
    return pageOf(rows, limit, (row) => [row.recordedAt, row.id], presentTransaction);
  }),
  route(contract.checkLedger, async (ctx) => presentProof(await checkLedger(ctx.db))),
];

import { FileReply } from "../../../platform/request/http.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./export.contract.ts";
import { listDocuments, listJournal } from "./export.queries.ts";
import { documentColumns, documentRowsOf, journalColumns, journalRowsOf } from "./export.rules.ts";
import { exportPeriod } from "./export-period.ts";

export const exportRoutes = [
  route(contract.exportJournal, async (ctx, { query }) => {
    const content = exportPeriod(ctx, query, {
      columns: journalColumns,
      list: listJournal,
      keyOf: (row) => [row.bookedOn, row.id],
      rowsOf: (row) => journalRowsOf(row, ctx.config.accountNumbers),
    });
    return new FileReply(content, `journal-${query.from}-${query.to}.csv`);
  }),
  route(contract.exportInvoices, async (ctx, { query }) => {
    const content = exportPeriod(ctx, query, {
      columns: documentColumns,
      list: listDocuments,
      keyOf: (row) => [row.issuedOn, row.id],
      rowsOf: documentRowsOf,
    });
    return new FileReply(content, `invoices-${query.from}-${query.to}.csv`);
  }),
];

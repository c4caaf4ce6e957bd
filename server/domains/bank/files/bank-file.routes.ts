import type { ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./bank-file.contract.ts";
import { fileColumns, presentFile } from "./bank-file.presenter.ts";
import { type FileList, findFile, listFileRows } from "./bank-file.queries.ts";
import { receiveFile } from "./receive-file.ts";

async function listFiles(ctx: ReadContext, list: Omit<FileList, "timeZone">) {
  const rows = await listFileRows(ctx.db, { ...list, timeZone: ctx.clock.timeZone });
  return pageOf(
    rows,
    list.limit,
    (row) => [row.sortKey, row.id],
    (row) => presentFile(ctx, row),
  );
}

export const bankFileRoutes = [
  route(contract.uploadBankFile, async (ctx, _input, http) =>
    presentFile(ctx, await receiveFile(ctx, await http.upload())),
  ),
  route(contract.listBankFiles, (ctx, { query }) => listFiles(ctx, query)),
  route(contract.listBankFilesCsv, async (ctx, { query }) =>
    csvList(ctx, "bank-files", fileColumns, (read, page) => listFiles(read, { ...query, ...page })),
  ),
  route(contract.readBankFile, async (ctx, { params }) =>
    presentFile(ctx, found(await findFile(ctx.db, params.bankFileId))),
  ),
];

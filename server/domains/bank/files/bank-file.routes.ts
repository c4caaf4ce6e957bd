import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./bank-file.contract.ts";
import { presentFile } from "./bank-file.presenter.ts";
import { findFile, listFileRows } from "./bank-file.queries.ts";
import { receiveFile } from "./receive-file.ts";

export const bankFileRoutes = [
  route(contract.uploadBankFile, async (ctx, _input, http) =>
    presentFile(ctx, await receiveFile(ctx, await http.upload())),
  ),
  route(contract.listBankFiles, async (ctx, { query }) => {
    const after = readCursor(query.cursor)?.[1];
    const rows = await listFileRows(ctx.db, { after, limit: query.limit });
    return pageOf(
      rows,
      query.limit,
      (row) => [row.uploadedAt, row.id],
      (row) => presentFile(ctx, row),
    );
  }),
  route(contract.readBankFile, async (ctx, { params }) =>
    presentFile(ctx, found(await findFile(ctx.db, params.bankFileId))),
  ),
];

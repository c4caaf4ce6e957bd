import { buffer } from "node:stream/consumers";
import { route } from "../../../platform/request/route.ts";
import { importOpenItems } from "./import-open-items.ts";
import * as contract from "./open-item.contract.ts";
import { presentImport } from "./open-item.presenter.ts";

export const openItemRoutes = [
  route(contract.importOpenItems, async (ctx, _input, http) => {
    const file = await http.upload();
    const result = await importOpenItems(ctx, await buffer(file.content));
    ctx.audit({ details: { imported: result.invoiceIds.length, mistakes: result.mistakes.length } });
    return presentImport(ctx.language, result);
  }),
];

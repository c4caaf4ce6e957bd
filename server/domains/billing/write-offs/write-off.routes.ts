import { route } from "../../../platform/request/route.ts";
import { undoInvoiceWriteOff } from "./undo-write-off.ts";
import * as contract from "./write-off.contract.ts";
import { writeOffInvoice } from "./write-off-invoice.ts";

export const writeOffRoutes = [
  route(contract.writeOffInvoice, async (ctx, { params, body }) => {
    await writeOffInvoice(ctx, { ...params, ...body });
    return undefined;
  }),
  route(contract.undoWriteOff, async (ctx, { params }) => {
    await undoInvoiceWriteOff(ctx, params);
    return undefined;
  }),
];

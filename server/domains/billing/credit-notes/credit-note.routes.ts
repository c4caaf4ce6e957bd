import { organizationOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import { readPdf } from "../documents/read-pdf.ts";
import * as contract from "./credit-note.contract.ts";
import { issueCreditNote } from "./issue-credit-note.ts";

export const creditNoteRoutes = [
  route(contract.issueCreditNote, async (ctx, { params, body }) => ({
    creditNoteId: await issueCreditNote(ctx, {
      ...{ ...params, reason: body.reason, expectedTotalMinor: BigInt(body.expectedTotalMinor) },
      lines: body.lines.map(({ position, netMinor }) => ({ position, netMinor: BigInt(netMinor) })),
    }),
  })),
  route(contract.readCreditNotePdf, (ctx, { params }) =>
    readPdf(ctx, organizationOf(ctx), "credit_note", params.creditNoteId),
  ),
  route(contract.readStaffCreditNotePdf, (ctx, { params }) =>
    readPdf(ctx, params.organizationId, "credit_note", params.creditNoteId),
  ),
];

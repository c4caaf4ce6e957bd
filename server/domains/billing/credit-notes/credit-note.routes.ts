import { organizationOf } from "../../../platform/context.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { route } from "../../../platform/request/route.ts";
import { readPdf } from "../documents/read-pdf.ts";
import * as contract from "./credit-note.contract.ts";
import { issueCreditNote } from "./issue-credit-note.ts";
import { listStaffCreditNotes, staffCreditNoteColumns } from "./list-staff-credit-notes.ts";

export const creditNoteRoutes = [
  route(contract.issueCreditNote, async (ctx, { params, body }) => ({
    creditNoteId: await issueCreditNote(ctx, {
      ...{ ...params, reason: body.reason, expectedTotalMinor: BigInt(body.expectedTotalMinor) },
      lines: body.lines.map(({ position, netMinor }) => ({ position, netMinor: BigInt(netMinor) })),
    }),
  })),
  route(contract.listStaffCreditNotes, (ctx, { query }) => listStaffCreditNotes(ctx, query)),
  route(contract.listStaffCreditNotesCsv, async (ctx, { query }) =>
    csvList(ctx, "credit-notes", staffCreditNoteColumns, (read, page) =>
      listStaffCreditNotes(read, { ...query, ...page }),
    ),
  ),
  route(contract.readCreditNotePdf, (ctx, { params }) =>
    readPdf(ctx, organizationOf(ctx), "credit_note", params.creditNoteId),
  ),
  route(contract.readStaffCreditNotePdf, (ctx, { params }) =>
    readPdf(ctx, params.organizationId, "credit_note", params.creditNoteId),
  ),
];

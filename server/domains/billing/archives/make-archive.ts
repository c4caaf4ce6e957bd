import { Readable } from "node:stream";
import type { OpenContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { mostZippedFiles, type ZippedFile, zipOf } from "../../../platform/zip.ts";
import { readSnapshot } from "../documents/document-snapshot.ts";
import { renderStored } from "../documents/render-stored.ts";
import { eInvoiceFilesOf } from "../e-invoices/e-invoice-files.ts";
import {
  type ArchivedDocument,
  type ArchivedPeriod,
  countDocuments,
  listArchived,
} from "./archive.queries.ts";
import { archivedNameOf } from "./archive.rules.ts";

/** Documents that are in memory at the same time. */
const chunk = 20;
const filesOfDocument = { pdf: 1, all: 3 } as const;

export interface WantedArchive extends ArchivedPeriod {
  readonly formats: "pdf" | "all";
}

/** The files of a document: the stored bytes; what is not stored yet is made, which gives the same. */
async function* filesOf(
  ctx: OpenContext,
  row: ArchivedDocument,
  formats: WantedArchive["formats"],
): AsyncGenerator<ZippedFile> {
  const day = row.issuedOn;
  const document = readSnapshot(row.document);
  yield { name: archivedNameOf(row, ".pdf"), day, bytes: row.pdf ?? (await renderStored(ctx, document)) };
  if (formats === "pdf") return;
  const stored = row.ubl && row.cii ? { ubl: row.ubl, cii: row.cii } : undefined;
  for (const { format, bytes } of eInvoiceFilesOf(document)) {
    yield { name: archivedNameOf(row, `-${format}.xml`), day, bytes: stored?.[format] ?? bytes };
  }
}

async function* allFiles(ctx: OpenContext, wanted: WantedArchive): AsyncGenerator<ZippedFile> {
  let after: ArchivedDocument | undefined;
  for (;;) {
    const from = after;
    const rows = await ctx.read(({ db }) => listArchived(db, wanted, from, chunk));
    for (const row of rows) yield* filesOf(ctx, row, wanted.formats);
    after = rows.at(-1);
    if (after === undefined || rows.length < chunk) return;
  }
}

/**
 * All invoices and credit notes of a period as ZIP, written while they are read. Refused: billing.nothing_in_period,
 * billing.too_many_documents.
 */
export async function makeArchive(ctx: OpenContext, wanted: WantedArchive): Promise<FileReply> {
  const { invoices, creditNotes } = await ctx.read(({ db }) => countDocuments(db, wanted));
  const count = invoices + creditNotes;
  refuseUnless(count > 0, "billing.nothing_in_period");
  refuseUnless(count * filesOfDocument[wanted.formats] <= mostZippedFiles, "billing.too_many_documents");
  const { from, to } = wanted;
  return new FileReply(Readable.from(zipOf(allFiles(ctx, wanted))), `documents-${from}-${to}.zip`);
}

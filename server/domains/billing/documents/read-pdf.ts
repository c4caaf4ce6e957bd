import type { ReadContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { type DocumentKind, findDocumentSource, findStoredBytes } from "./document.queries.ts";
import { readSnapshot } from "./document-snapshot.ts";
import { renderStored } from "./render-stored.ts";

/** The PDF of an invoice, a pro-forma or a payment slip: the stored bytes, or, until they are stored, the same bytes drawn again (MON-4). */
export async function readPdf(
  ctx: ReadContext,
  organizationId: string,
  kind: DocumentKind,
  subjectId: string,
): Promise<FileReply> {
  const source = found(await findDocumentSource(ctx.db, organizationId, kind, subjectId));
  if (!source.document) throw new AppError("billing.no_document");
  const stored = await findStoredBytes(ctx.db, organizationId, kind, subjectId);
  return new FileReply(
    stored ?? (await renderStored(ctx, readSnapshot(source.document))),
    `${source.number}.pdf`,
    true,
  );
}

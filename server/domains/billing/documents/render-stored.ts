import type { BaseContext } from "../../../platform/context.ts";
import { lastingThread } from "../../../platform/threads/lasting-thread.ts";
import { snapshotOf } from "./document-snapshot.ts";
import type { DocumentToDraw } from "./draw-document.ts";
import type { InvoiceDocument } from "./invoice-document.ts";

const draw = lastingThread<DocumentToDraw, Uint8Array>(new URL("./drawing-thread.ts", import.meta.url));

/** Draws a stored document with the provider's logo, in a thread: it takes a tenth of a second, in which others would wait. */
export async function renderStored(ctx: BaseContext, document: InvoiceDocument): Promise<Buffer> {
  const { logoFile } = ctx.config.provider;
  const bytes = await draw({ snapshot: snapshotOf(document), logoFile });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { createHash } from "node:crypto";
import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { eInvoiceFilesOf } from "../e-invoices/e-invoice-files.ts";
import { findDocumentSource, findStoredBytes, insertStoredBytes } from "./document.queries.ts";
import { readSnapshot } from "./document-snapshot.ts";
import { renderStored } from "./render-stored.ts";

/** Makes a document once, as PDF and as e-invoices, and keeps its bytes, so that every download is the same for ever (MON-4). */
export const storeDocumentJob = defineJob({
  name: "document.store",
  payload: z.object({
    organizationId: z.uuid(),
    kind: z.enum(["invoice", "proforma", "top_up", "credit_note"]),
    subjectId: z.uuid(),
  }),
  maxAttempts: 12,
  reach: "organization",
  mode: "open",
  async run(ctx, { organizationId, kind, subjectId }) {
    const source = await ctx.read(async ({ db }) =>
      (await findStoredBytes(db, organizationId, kind, subjectId))
        ? undefined
        : findDocumentSource(db, organizationId, kind, subjectId),
    );
    if (!source?.document) return;
    const document = readSnapshot(source.document);
    const made = [
      { format: "pdf", bytes: await renderStored(ctx, document) },
      ...eInvoiceFilesOf(document),
    ] as const;
    const files = made.map((file) => ({
      ...file,
      sha256: createHash("sha256").update(file.bytes).digest(),
    }));
    await ctx.write(async ({ db, clock }) => {
      await insertStoredBytes(db, { organizationId, kind, subjectId, files }, clock.now().toString());
    });
  },
});

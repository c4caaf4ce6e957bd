import { createHash } from "node:crypto";
import { z } from "zod";
import { defineJob } from "../../../platform/jobs/job.ts";
import { findDocumentSource, findStoredBytes, insertStoredBytes } from "./document.queries.ts";
import { renderStored } from "./render-stored.ts";

/** Draws a document once and keeps its bytes, so that every download is the same for ever (MON-4). */
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
    const bytes = await renderStored(ctx, source.document);
    const sha256 = createHash("sha256").update(bytes).digest();
    await ctx.write(async ({ db, clock }) => {
      const at = clock.now().toString();
      await insertStoredBytes(db, { organizationId, kind, subjectId, sha256, bytes }, at);
    });
  },
});

import { buffer } from "node:stream/consumers";
import { type OpenContext, organizationOf, userOf } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { countUntaken, insertAttachment } from "./attachment.queries.ts";
import { kindOfFile } from "./attachment.rules.ts";

/** Files of a person that wait for their message. */
const mostUntaken = 20;

/**
 * Takes in a file for a message: by its content, not by its name, and after the installation's scanner has seen it. Refused:
 * support.file_kind, support.file_harmful, support.file_not_scanned, support.too_many_files, platform.too_large.
 */
export async function uploadAttachment(ctx: OpenContext, http: Http) {
  const { name, content: stream } = await http.upload();
  const content = await buffer(stream);
  const extension = kindOfFile(name, content);
  refuseUnless(extension, "support.file_kind");
  await scan(ctx, content);
  const id = newId();
  await ctx.write(async (tx) => {
    const [organizationId, uploadedBy] = [organizationOf(tx), userOf(tx)];
    const untaken = await countUntaken(tx.db, organizationId, uploadedBy);
    refuseUnless(untaken < mostUntaken, "support.too_many_files", { count: mostUntaken });
    const uploadedAt = tx.clock.now().toString();
    await insertAttachment(tx.db, { organizationId, id, name, extension, content, uploadedBy, uploadedAt });
    tx.audit({ subjectKind: "support_attachment", subjectId: id, details: { name } });
  });
  return { id, name, bytes: content.length };
}

async function scan(ctx: OpenContext, content: Buffer): Promise<void> {
  const result = await ctx.providers.scanner.scan(content).catch((cause: unknown) => {
    throw new AppError("support.file_not_scanned", {}, [], cause);
  });
  if (result.verdict === "refused") throw new AppError("support.file_harmful", { finding: result.finding });
}

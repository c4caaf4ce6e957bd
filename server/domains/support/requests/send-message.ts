import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { takeAttachments } from "../attachments/attachment.queries.ts";
import { countMessages, insertMessage } from "./message.queries.ts";
import { mostMessages } from "./request.rules.ts";

/**
 * Adds a message to the thread, with files that the same person uploaded. Refused: support.thread_full, and platform.invalid_input at
 * attachmentIds for files that are not there to take.
 */
export async function sendMessage(
  ctx: WriteContext,
  request: { readonly organizationId: string; readonly id: string },
  message: {
    readonly text: string;
    readonly attachmentIds: readonly string[];
    readonly staffName: string | null;
  },
): Promise<void> {
  const { organizationId, id: requestId } = request;
  const { text, staffName } = message;
  const attachmentIds = [...new Set(message.attachmentIds)];
  const before = await countMessages(ctx.db, organizationId, requestId);
  refuseUnless(before < mostMessages, "support.thread_full", { count: mostMessages });
  const [id, authorId] = [newId(), userOf(ctx)];
  const sentAt = ctx.clock.now().toString();
  await insertMessage(ctx.db, { organizationId, id, requestId, authorId, staffName, text, sentAt });
  if (attachmentIds.length === 0) return;
  const taken = await takeAttachments(ctx.db, { organizationId, id, authorId }, attachmentIds);
  if (taken < attachmentIds.length)
    throw new AppError("platform.invalid_input", {}, [{ path: "attachmentIds", code: "field.wrong" }]);
}

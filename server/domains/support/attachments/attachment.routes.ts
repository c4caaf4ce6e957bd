import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { route } from "../../../platform/request/route.ts";
import { findOwnRequest } from "../requests/find-own-request.ts";
import * as contract from "./attachment.contract.ts";
import { findAttachment } from "./attachment.queries.ts";
import { uploadAttachment } from "./upload-attachment.ts";

interface AttachmentKey {
  readonly organizationId: string;
  readonly requestId: string;
  readonly attachmentId: string;
}

async function send(ctx: ReadContext, key: AttachmentKey): Promise<FileReply> {
  const { content, extension, number } = found(await findAttachment(ctx.db, key));
  // A name of our own (ASVS 5.3.2): the caller's stands in the list, as text.
  return new FileReply(content, `request-${number}-${key.attachmentId.slice(-6)}.${extension}`);
}

export const attachmentRoutes = [
  route(contract.uploadAttachment, (ctx, _input, http) => uploadAttachment(ctx, http)),
  route(contract.readAttachment, async (ctx, { params }) => {
    await findOwnRequest(ctx, params.requestId);
    return send(ctx, { ...params, organizationId: organizationOf(ctx) });
  }),
  route(contract.readStaffAttachment, (ctx, { params }) => send(ctx, params)),
];

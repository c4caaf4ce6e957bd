import { z } from "zod";
import { endpoint, Id, OrganizationParams } from "../../../../common/contract.ts";

/** Bytes that a file may have: screenshots and documents. */
const maxBytes = 10_000_000;

export const Attachment = z.object({ id: Id, name: z.string(), bytes: z.int() });

export const uploadAttachment = endpoint({
  id: "support_attachment.upload",
  method: "POST",
  path: "/organizations/:organizationId/support-attachments",
  summary:
    "Upload a file for a message to support: a picture (JPEG, PNG, WebP, GIF), a PDF or plain text. The message takes it by its id.",
  actor: "member",
  permission: "support.write",
  mode: "open",
  limit: "upload",
  upload: { maxBytes },
  params: OrganizationParams,
  status: 201,
  answer: Attachment,
});

const file = { contentType: "application/octet-stream" };

export const readAttachment = endpoint({
  id: "support_attachment.read",
  method: "GET",
  path: "/organizations/:organizationId/requests/:requestId/attachments/:attachmentId",
  summary: "A file of a request, to be saved: never shown within a page of ours.",
  actor: "member",
  permission: "support.read",
  mode: "read",
  params: OrganizationParams.extend({ requestId: Id, attachmentId: Id }),
  status: 200,
  answer: file,
});

export const readStaffAttachment = endpoint({
  id: "staff.support_attachment.read",
  method: "GET",
  path: "/staff/customers/:organizationId/requests/:requestId/attachments/:attachmentId",
  summary: "A file of a customer's request, to be saved.",
  actor: "staff",
  permission: "staff.requests.read",
  mode: "read",
  params: OrganizationParams.extend({ requestId: Id, attachmentId: Id }),
  status: 200,
  answer: file,
});

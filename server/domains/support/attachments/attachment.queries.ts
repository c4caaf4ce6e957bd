import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { AttachmentExtension } from "./attachment.rules.ts";

export interface NewAttachment {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly extension: AttachmentExtension;
  readonly content: Buffer;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
}

/** Keeps an uploaded file, which no message has taken yet. */
export async function insertAttachment(db: Db, file: NewAttachment): Promise<void> {
  await db
    .insertInto("support_attachments")
    .values({
      organization_id: file.organizationId,
      id: file.id,
      name: file.name,
      extension: file.extension,
      size_bytes: file.content.length,
      bytes: file.content,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.uploadedAt,
    })
    .execute();
}

/** How many files of a person no message has taken. */
export async function countUntaken(db: Db, organizationId: string, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from support_attachments
    where organization_id = ${organizationId} and uploaded_by = ${userId} and message_id is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Gives files that their person uploaded to the person's message, in their order; answers how many were there to take. */
export async function takeAttachments(
  db: Db,
  message: { readonly organizationId: string; readonly id: string; readonly authorId: string },
  attachmentIds: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    update support_attachments a set message_id = ${message.id}, position = wanted.position
    from unnest(${attachmentIds}::uuid[]) with ordinality as wanted (id, position)
    where a.organization_id = ${message.organizationId} and a.id = wanted.id and a.uploaded_by = ${message.authorId}
      and a.message_id is null
    returning a.id`.execute(db);
  return rows.length;
}

export interface AttachmentRow {
  readonly id: string;
  readonly messageId: string;
  readonly name: string;
  readonly bytes: number;
}

/** The files of a request's messages. */
export async function listAttachmentRows(
  db: Db,
  organizationId: string,
  requestId: string,
): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select a.id, a.message_id as "messageId", a.name, a.size_bytes as bytes from support_attachments a
    join support_messages m on m.organization_id = a.organization_id and m.id = a.message_id
    where a.organization_id = ${organizationId} and m.request_id = ${requestId} order by a.position`.execute(
    db,
  );
  return rows;
}

/** The content of a file of a request, with what its name is made of. */
export async function findAttachment(
  db: Db,
  key: { readonly organizationId: string; readonly requestId: string; readonly attachmentId: string },
) {
  const { rows } = await sql<{ content: Buffer; extension: AttachmentExtension; number: string }>`
    select a.bytes as content, a.extension, r.number from support_attachments a
    join support_messages m on m.organization_id = a.organization_id and m.id = a.message_id
    join support_requests r on r.organization_id = m.organization_id and r.id = m.request_id
    where a.organization_id = ${key.organizationId} and a.id = ${key.attachmentId} and r.id = ${key.requestId}`.execute(
    db,
  );
  return rows[0];
}

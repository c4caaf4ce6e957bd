import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface MessageRow {
  readonly id: string;
  readonly author: "customer" | "staff";
  readonly authorName: string;
  readonly text: string;
  readonly sentAt: string;
}

export interface NewMessage {
  readonly organizationId: string;
  readonly id: string;
  readonly requestId: string;
  readonly authorId: string;
  /** Of staff alone. */
  readonly staffName: string | null;
  readonly text: string;
  readonly sentAt: string;
}

/** Adds a message to the thread of a request. */
export async function insertMessage(db: Db, message: NewMessage): Promise<void> {
  await db
    .insertInto("support_messages")
    .values({
      organization_id: message.organizationId,
      id: message.id,
      request_id: message.requestId,
      author_kind: message.staffName === null ? "customer" : "staff",
      author_id: message.authorId,
      staff_name: message.staffName,
      text: message.text,
      sent_at: message.sentAt,
    })
    .execute();
}

/** The thread of a request, oldest first. */
export async function listMessageRows(
  db: Db,
  organizationId: string,
  requestId: string,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.author_kind as author, m.text, m.sent_at as "sentAt",
      coalesce(m.staff_name, concat_ws(' ', u.first_name, u.last_name)) as "authorName"
    from support_messages m left join users u on u.id = m.author_id
    where m.organization_id = ${organizationId} and m.request_id = ${requestId} order by m.sent_at, m.id`.execute(
    db,
  );
  return rows;
}

/** How many messages a thread has. */
export async function countMessages(db: Db, organizationId: string, requestId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from support_messages
    where organization_id = ${organizationId} and request_id = ${requestId}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface NoteRow {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly writtenAt: string;
}

/** Adds a note among staff. */
export async function insertNote(
  db: Db,
  note: {
    readonly id: string;
    readonly organizationId: string;
    readonly requestId: string;
    readonly authorId: string;
    readonly text: string;
    readonly writtenAt: string;
  },
): Promise<void> {
  await db
    .insertInto("support_notes")
    .values({
      id: note.id,
      organization_id: note.organizationId,
      request_id: note.requestId,
      author_id: note.authorId,
      text: note.text,
      written_at: note.writtenAt,
    })
    .execute();
}

/** The notes of staff on a request, oldest first. */
export async function listNoteRows(db: Db, organizationId: string, requestId: string): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select n.id, concat_ws(' ', u.first_name, u.last_name) as "authorName", n.text, n.written_at as "writtenAt"
    from support_notes n left join users u on u.id = n.author_id
    where n.organization_id = ${organizationId} and n.request_id = ${requestId} order by n.written_at, n.id`.execute(
    db,
  );
  return rows;
}

/** Who opened a request, to be written to: undefined once the account is closed, or the person is no member any more. */
export async function findOpener(db: Db, organizationId: string, userId: string) {
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["users.id", "users.email", "users.language"])
    .where("members.organization_id", "=", organizationId)
    .where("members.user_id", "=", userId)
    .where("users.closed_at", "is", null)
    .executeTakeFirst();
}

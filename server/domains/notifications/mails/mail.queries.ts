import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

const summary = ["id", "recipient", "subject", "template", "language", "created_at", "sent_at"] as const;

/** Mails, newest first. */
export async function listMailRows(
  db: Db,
  page: { recipient: string | undefined; after: readonly [string, string] | undefined; limit: number },
) {
  let query = db
    .selectFrom("mails")
    .select(summary)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.recipient) query = query.where("recipient", "=", page.recipient.toLowerCase());
  if (page.after) {
    const [at, id] = page.after;
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

export type MailRow = Awaited<ReturnType<typeof listMailRows>>[number];

/** A mail with its text, once it was rendered. */
export async function findKeptMail(db: Db, mailId: string) {
  return db
    .selectFrom("mails")
    .select([...summary, "html", "plain"])
    .where("id", "=", mailId)
    .where("kept_at", "is not", null)
    .executeTakeFirst();
}

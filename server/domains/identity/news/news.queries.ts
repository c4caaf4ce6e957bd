import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { type NewsTopic, newsTopics } from "./news.contract.ts";
import { onAtFirst } from "./news.rules.ts";

/** The topics that a user switched on or off; the others are as for everybody at first. */
export async function listChosenTopics(db: Db, userId: string) {
  return db
    .selectFrom("user_news_topics")
    .select(["topic", "is_wanted"])
    .where("user_id", "=", userId)
    .execute();
}

/** Switches a topic on or off for a user; a user who is gone has none. */
export async function keepTopic(
  db: Db,
  choice: { userId: string; topic: NewsTopic; isOn: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into user_news_topics (user_id, topic, is_wanted, changed_at)
    select id, ${choice.topic}, ${choice.isOn}, ${now.toString()} from users where id = ${choice.userId} and closed_at is null
    on conflict (user_id, topic) do update set is_wanted = excluded.is_wanted, changed_at = excluded.changed_at
      where user_news_topics.is_wanted <> excluded.is_wanted`.execute(db);
}

export interface Readers {
  readonly topic: NewsTopic;
  readonly language: Language;
  readonly readers: number;
}

/** How many people have each topic on, by language. */
export async function countReaderRows(db: Db): Promise<Readers[]> {
  const { rows } = await sql<Readers>`
    select t.topic, u.language, count(*)::int as readers
    from unnest(${[...newsTopics]}::text[]) as t (topic)
    cross join users u
    left join user_news_topics n on n.user_id = u.id and n.topic = t.topic
    where u.closed_at is null and coalesce(n.is_wanted, t.topic = any(${[...onAtFirst]}::text[]))
    group by t.topic, u.language`.execute(db);
  return rows;
}

export interface NewsReader {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
}

/** The next people who have a topic on, by id; none who came after the news were written. */
export async function listReaders(
  db: Db,
  news: { topic: NewsTopic; after: string | null; before: string; limit: number },
): Promise<NewsReader[]> {
  const { rows } = await sql<NewsReader>`
    select u.id, u.email, u.language from users u
    left join user_news_topics n on n.user_id = u.id and n.topic = ${news.topic}
    where u.closed_at is null and coalesce(n.is_wanted, ${onAtFirst.has(news.topic)}) and u.created_at <= ${news.before}
      and (${news.after}::uuid is null or u.id > ${news.after}::uuid)
    order by u.id limit ${news.limit}`.execute(db);
  return rows;
}

/** Keeps news that are to be sent. */
export async function insertNews(
  db: Db,
  news: { id: string; topic: NewsTopic; texts: object; createdBy: string; at: string },
): Promise<void> {
  await db
    .insertInto("news_messages")
    .values({
      id: news.id,
      topic: news.topic,
      texts: JSON.stringify(news.texts),
      created_by: news.createdBy,
      created_at: news.at,
    })
    .execute();
}

/** News that are not sent to everybody yet, locked, so that two runs never write to the same people. */
export async function lockUnfinishedNews(db: Db, newsId: string) {
  return db
    .selectFrom("news_messages")
    .select(["id", "topic", "texts", "created_at", "last_user_id"])
    .where("id", "=", newsId)
    .where("finished_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes how far the news have come. */
export async function noteProgress(
  db: Db,
  progress: { newsId: string; mails: number; lastUserId: string | undefined; finishedAt: string | null },
): Promise<void> {
  await db
    .updateTable("news_messages")
    .set((eb) => ({
      mails: eb("mails", "+", progress.mails),
      ...(progress.lastUserId ? { last_user_id: progress.lastUserId } : {}),
      finished_at: progress.finishedAt,
    }))
    .where("id", "=", progress.newsId)
    .execute();
}

/** News with who sent them, newest first. */
export async function listNewsRows(
  db: Db,
  page: { after: readonly [string, string] | undefined; limit: number },
) {
  let query = db
    .selectFrom("news_messages as n")
    .leftJoin("users as u", "u.id", "n.created_by")
    .select([
      "n.id",
      "n.topic",
      "n.texts",
      "n.created_at",
      "n.mails",
      "n.finished_at",
      sql<string>`concat_ws(' ', u.first_name, u.last_name)`.as("created_by_name"),
    ])
    .orderBy("n.created_at", "desc")
    .orderBy("n.id", "desc")
    .limit(page.limit + 1);
  if (page.after) {
    const [at, id] = page.after;
    query = query.where(sql<boolean>`(n.created_at, n.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

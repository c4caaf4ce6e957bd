import type { Db } from "./database.ts";

/** What this database was first started as; the first start decides. */
export async function installedKind(db: Db, wanted: "demo" | "empty"): Promise<"demo" | "empty"> {
  await db
    .insertInto("installation")
    .values({ kind: wanted, loaded_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom("installation").select("kind").executeTakeFirstOrThrow()).kind;
}

/** What this database was first started as; undefined before its first start. */
export async function readInstalledKind(db: Db): Promise<"demo" | "empty" | undefined> {
  return (await db.selectFrom("installation").select("kind").executeTakeFirst())?.kind;
}

/** True when the demo's data is complete. */
export async function demoIsLoaded(db: Db): Promise<boolean> {
  const row = await db.selectFrom("installation").select("loaded_at").executeTakeFirst();
  return row?.loaded_at != null;
}

/** What was told of the demo's story. */
export async function readStory(db: Db): Promise<unknown> {
  return (await db.selectFrom("installation").select("story").executeTakeFirstOrThrow()).story;
}

/** Notes how far the story was told. */
export async function writeStory(db: Db, story: object): Promise<void> {
  await db
    .updateTable("installation")
    .set({ story: JSON.stringify(story) })
    .execute();
}

/** Notes that the demo's data is complete. */
export async function noteDemoLoaded(db: Db, now: Temporal.Instant): Promise<void> {
  await db.updateTable("installation").set({ loaded_at: now.toString() }).execute();
}

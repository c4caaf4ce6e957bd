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

/** Locks the installation while the demo's data is loaded; true when that was done before. */
export async function lockDemo(db: Db): Promise<boolean> {
  const row = await db.selectFrom("installation").select("loaded_at").forUpdate().executeTakeFirst();
  return row?.loaded_at !== null && row !== undefined;
}

/** Notes that the demo's data is complete. */
export async function noteDemoLoaded(db: Db, now: Temporal.Instant): Promise<void> {
  await db.updateTable("installation").set({ loaded_at: now.toString() }).execute();
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { DrawnAvatar } from "./draw-avatar.ts";

/** Keeps the picture of a user in the place of the one before. */
export async function keepAvatar(
  db: Db,
  userId: string,
  version: string,
  { large, small }: DrawnAvatar,
  now: Temporal.Instant,
): Promise<void> {
  const picture = { version, large, small, changed_at: now.toString() };
  await db
    .insertInto("user_avatars")
    .values({ user_id: userId, ...picture })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(picture))
    .execute();
  await db.updateTable("users").set({ avatar_version: version }).where("id", "=", userId).execute();
}

/** Removes the picture of a user; removing none is no harm. */
export async function deleteAvatar(db: Db, userId: string): Promise<void> {
  await db.updateTable("users").set({ avatar_version: null }).where("id", "=", userId).execute();
  await db.deleteFrom("user_avatars").where("user_id", "=", userId).execute();
}

/** A picture by its address, where the viewer is that person, or a member of an organization with them; staff see all. */
export async function findAvatar(
  db: Db,
  picture: { userId: string; version: string; size: "small" | "large" },
  viewer: { userId: string; isStaff: boolean },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("user_avatars")
    .select(picture.size)
    .where("user_id", "=", picture.userId)
    .where("version", "=", picture.version)
    .where(
      sql<boolean>`(${viewer.isStaff} or user_id = ${viewer.userId} or exists (
        select from members theirs join members own on own.organization_id = theirs.organization_id
        where theirs.user_id = user_avatars.user_id and own.user_id = ${viewer.userId}))`,
    )
    .executeTakeFirst();
  return (row as Record<string, Buffer> | undefined)?.[picture.size];
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { mostFailures } from "../sessions/failure.queries.ts";

/** The locked members of an organization whom the acting member may unlock. */
export async function listLockedMembers(db: Db, organizationId: string) {
  const { rows } = await sql<{ user_id: string; locked_at: string }>`
    select * from app.locked_members(${organizationId}) order by locked_at`.execute(db);
  return rows;
}

/**
 * Opens the lock of a member: `opened`; `stays` where a hundred failures in a row are used up; undefined where there is none, or none
 * that the acting member may open.
 */
export async function openLockOfMember(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<"opened" | "stays" | undefined> {
  const { rows } = await sql<{ outcome: "opened" | "stays" | null }>`
    select app.unlock_member(${organizationId}, ${userId}, ${mostFailures}) as outcome`.execute(db);
  return rows[0]?.outcome ?? undefined;
}

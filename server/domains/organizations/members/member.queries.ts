import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** Members with names, longest first. */
export async function listMemberRows(
  db: Db,
  organizationId: string,
  page: { after: readonly [string, string] | undefined; limit: number },
) {
  let query = db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select([
      "members.user_id",
      "users.first_name",
      "users.last_name",
      "users.email",
      "members.role",
      "members.has_billing",
      "members.created_at",
    ])
    .where("members.organization_id", "=", organizationId)
    .orderBy("members.created_at")
    .orderBy("members.user_id")
    .limit(page.limit + 1);
  if (page.after) {
    const [at, id] = page.after;
    query = query.where(
      sql<boolean>`(members.created_at, members.user_id) > (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

import type { Db } from "../../../platform/database/database.ts";
import { factorInForce } from "../factors/factor.queries.ts";

/** Names that others know of a user, and whether a second factor is in force: what a new password is judged by. */
export async function findPasswordSurroundings(
  db: Db,
  userId: string,
): Promise<{ names: string[]; hasFactor: boolean }> {
  const user = await db
    .selectFrom("users")
    .select(["email", "first_name", "last_name", factorInForce])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();
  const organizations = await db
    .selectFrom("members")
    .innerJoin("organizations", "organizations.organization_id", "members.organization_id")
    .select("organizations.name")
    .where("members.user_id", "=", userId)
    .execute();
  return {
    names: [user.email, user.first_name, user.last_name, ...organizations.map(({ name }) => name)],
    hasFactor: Boolean(user.has_factor),
  };
}

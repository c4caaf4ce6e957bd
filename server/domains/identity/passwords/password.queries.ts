import type { Db } from "../../../platform/database/database.ts";

/** Names that others know of a user, and whether a second factor is in force: what a new password is judged by. */
export async function findPasswordSurroundings(
  db: Db,
  userId: string,
): Promise<{ names: string[]; hasFactor: boolean }> {
  const user = await db
    .selectFrom("users")
    .select((eb) => [
      "email",
      "first_name",
      "last_name",
      eb
        .exists(
          eb
            .selectFrom("user_factors")
            .select("id")
            .whereRef("user_factors.user_id", "=", "users.id")
            .where("confirmed_at", "is not", null),
        )
        .as("has_factor"),
    ])
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

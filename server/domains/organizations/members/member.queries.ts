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
      "users.avatar_version",
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

/** The organizations of a user with the role in each, and whether nobody else is legal representative there. */
export async function listMembershipRows(db: Db, userId: string) {
  return db
    .selectFrom("members as m")
    .innerJoin("organizations as o", "o.organization_id", "m.organization_id")
    .select([
      "o.organization_id",
      "o.name",
      "o.customer_number",
      "m.role",
      "m.created_at",
      sql<boolean>`m.role = 'legal_representative' and not exists (
        select from members other where other.organization_id = m.organization_id and other.user_id <> m.user_id
          and other.role = 'legal_representative')`.as("is_last"),
    ])
    .where("m.user_id", "=", userId)
    .orderBy("o.name")
    .orderBy("o.organization_id")
    .execute();
}

/** Locks every organization of a user, in one order everywhere: nobody joins, leaves or changes roles there meanwhile. */
export async function lockOrganizationsOf(db: Db, userId: string): Promise<void> {
  await sql`
    select from organizations o where exists (
      select from members m where m.organization_id = o.organization_id and m.user_id = ${userId})
    order by o.organization_id for update`.execute(db);
}

/** True while somebody else is legal representative of the organization, too (ORG-5). */
export async function hasOtherLegalRepresentative(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  const other = await db
    .selectFrom("members")
    .select("user_id")
    .where("organization_id", "=", organizationId)
    .where("role", "=", "legal_representative")
    .where("user_id", "<>", userId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Takes a member out of an organization, with the products that were given to them. */
export async function deleteMember(db: Db, organizationId: string, userId: string): Promise<void> {
  await db
    .deleteFrom("member_products")
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .execute();
  await db
    .deleteFrom("members")
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .execute();
}

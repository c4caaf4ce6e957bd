import { sql } from "kysely";
import type { MemberRole } from "../../../../common/permissions.ts";
import type { Db } from "../../../platform/database/database.ts";

function members(db: Db, organizationId: string) {
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select([
      "members.user_id",
      "users.first_name",
      "users.last_name",
      "users.email",
      "users.language",
      "users.avatar_version",
      "members.role",
      "members.has_billing",
      "members.billing_mails",
      "members.product_mails",
      "members.created_at",
      sql<string | null>`(select max(a.happened_at) from organization_audit a
        where a.organization_id = members.organization_id and a.actor_user_id = members.user_id)`.as(
        "active_at",
      ),
    ])
    .where("members.organization_id", "=", organizationId);
}

/** Members with names, and when each was last active in the organization; who came first at the top. */
export async function listMemberRows(
  db: Db,
  organizationId: string,
  page: { after: readonly [string, string] | undefined; limit: number },
) {
  let query = members(db, organizationId)
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

/** One member with names, or undefined. */
export async function findMember(db: Db, organizationId: string, userId: string) {
  return members(db, organizationId).where("members.user_id", "=", userId).executeTakeFirst();
}

export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** Gives a member another role. */
export async function updateRole(
  db: Db,
  organizationId: string,
  userId: string,
  change: { role: MemberRole; has_billing: boolean },
): Promise<void> {
  await db
    .updateTable("members")
    .set(change)
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .execute();
}

/** Notes which mails a member wants. */
export async function updateMails(
  db: Db,
  organizationId: string,
  userId: string,
  mails: { billing_mails: boolean; product_mails: boolean },
): Promise<void> {
  await db
    .updateTable("members")
    .set(mails)
    .where("organization_id", "=", organizationId)
    .where("user_id", "=", userId)
    .execute();
}

/** True while another legal representative gets the mails about money (ORG-3). */
export async function isOtherToldOfBilling(db: Db, organizationId: string, userId: string): Promise<boolean> {
  const other = await db
    .selectFrom("members")
    .select("user_id")
    .where("organization_id", "=", organizationId)
    .where("user_id", "<>", userId)
    .where("role", "=", "legal_representative")
    .where(sql<boolean>`billing_mails is not false`)
    .executeTakeFirst();
  return other !== undefined;
}

/** Where no legal representative gets the mails about money any more, all do again (ORG-3). */
export async function keepSomebodyTold(db: Db, organizationId: string): Promise<void> {
  await sql`
    update members set billing_mails = null
    where organization_id = ${organizationId} and role = 'legal_representative' and not exists (
      select from members told where told.organization_id = ${organizationId} and told.role = 'legal_representative'
        and told.billing_mails is not false)`.execute(db);
}

/** Makes somebody a member; false when they are one already, who stay as they are. */
export async function insertMember(
  db: Db,
  member: { organizationId: string; userId: string; role: MemberRole; hasBilling: boolean },
  now: Temporal.Instant,
): Promise<boolean> {
  const inserted = await db
    .insertInto("members")
    .values({
      organization_id: member.organizationId,
      user_id: member.userId,
      role: member.role,
      has_billing: member.hasBilling,
      created_at: now.toString(),
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "user_id"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
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

import { sql } from "kysely";
import type { MemberRole } from "../../../../common/permissions.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { hashSecret } from "../../../platform/ids.ts";

const columns = [
  "invitations.organization_id",
  "invitations.id",
  "invitations.email",
  "invitations.role",
  "invitations.has_billing",
  "invitations.language",
  "invitations.state",
  "invitations.invited_by",
  "invitations.created_at",
  "invitations.sent_at",
  "invitations.expires_at",
] as const;

export interface NewInvitation {
  readonly organizationId: string;
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly hasBilling: boolean;
  readonly language: Language;
  readonly secret: string;
  readonly invitedBy: string;
  readonly now: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Stores invitations; of their secrets only the hashes. One that has expired gives way to the new one for its address. Answers the
 * addresses that have none that is open already.
 */
export async function insertInvitations(db: Db, invitations: readonly NewInvitation[]): Promise<Set<string>> {
  if (invitations.length === 0) return new Set();
  const rows = await db
    .insertInto("invitations")
    .values(
      invitations.map((one) => ({
        organization_id: one.organizationId,
        id: one.id,
        email: one.email,
        role: one.role,
        has_billing: one.hasBilling,
        language: one.language,
        state: "open" as const,
        secret_hash: hashSecret(one.secret),
        invited_by: one.invitedBy,
        created_at: one.now.toString(),
        sent_at: one.now.toString(),
        expires_at: one.expiresAt.toString(),
        decided_at: null,
        accepted_by: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "email"]).where(sql<boolean>`state = 'open'`).doNothing(),
    )
    .returning("email")
    .execute();
  return new Set(rows.map(({ email }) => email));
}

/** Withdraws what has expired for these addresses, to make room for a new invitation. */
export async function withdrawExpired(
  db: Db,
  organizationId: string,
  emails: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("invitations")
    .set({ state: "withdrawn", decided_at: now.toString() })
    .where("organization_id", "=", organizationId)
    .where("email", "in", emails)
    .where("state", "=", "open")
    .where("expires_at", "<=", now.toString())
    .execute();
}

/** Those of these addresses that members of the organization sign in with. */
export async function listMembersAmong(
  db: Db,
  organizationId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select("users.email")
    .where("members.organization_id", "=", organizationId)
    .where("users.email", "in", emails)
    .execute();
  return new Set(rows.map(({ email }) => email));
}

/** Invitations of an organization, the latest first. */
export async function listInvitationRows(
  db: Db,
  organizationId: string,
  page: {
    state: "open" | "accepted" | "expired" | "withdrawn" | undefined;
    now: Temporal.Instant;
    after: readonly [string, string] | undefined;
    limit: number;
  },
) {
  const now = page.now.toString();
  let query = db
    .selectFrom("invitations")
    .leftJoin("users", "users.id", "invitations.invited_by")
    .select([...columns, "users.first_name", "users.last_name"])
    .where("invitations.organization_id", "=", organizationId)
    .orderBy("invitations.created_at", "desc")
    .orderBy("invitations.id", "desc")
    .limit(page.limit + 1);
  if (page.state)
    query = query.where("invitations.state", "=", page.state === "expired" ? "open" : page.state);
  if (page.state === "open") query = query.where("invitations.expires_at", ">", now);
  if (page.state === "expired") query = query.where("invitations.expires_at", "<=", now);
  if (page.after) {
    const [at, id] = page.after;
    query = query.where(
      sql<boolean>`(invitations.created_at, invitations.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitationRows>>[number];

/** One invitation of an organization. */
export async function findInvitation(db: Db, organizationId: string, id: string) {
  return db
    .selectFrom("invitations")
    .select(columns)
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Gives an open invitation a new secret and a new time; the link before is void. */
export async function renewInvitation(
  db: Db,
  organizationId: string,
  id: string,
  renewal: { secret: string; now: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable("invitations")
    .set({
      secret_hash: hashSecret(renewal.secret),
      sent_at: renewal.now.toString(),
      expires_at: renewal.expiresAt.toString(),
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where("state", "=", "open")
    .execute();
}

/** Withdraws an open invitation, in one statement; false when it is open no more. */
export async function closeInvitation(
  db: Db,
  organizationId: string,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const closed = await db
    .updateTable("invitations")
    .set({ state: "withdrawn", decided_at: now.toString() })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return closed.numUpdatedRows === 1n;
}

/** Withdraws the open invitations that a member sent, into these roles. */
export async function withdrawInvitationsOf(
  db: Db,
  organizationId: string,
  userId: string,
  roles: readonly MemberRole[],
  now: Temporal.Instant,
): Promise<void> {
  if (roles.length === 0) return;
  await db
    .updateTable("invitations")
    .set({ state: "withdrawn", decided_at: now.toString() })
    .where("organization_id", "=", organizationId)
    .where("invited_by", "=", userId)
    .where("state", "=", "open")
    .where("role", "in", roles)
    .execute();
}

/** The invitation of a link, whatever became of it, with the names that its page shows. */
export async function findInvitationOfSecret(db: Db, secret: string) {
  return db
    .selectFrom("invitations")
    .innerJoin("organizations", "organizations.organization_id", "invitations.organization_id")
    .innerJoin("users", "users.id", "invitations.invited_by")
    .select((eb) => [
      ...columns,
      "organizations.name as organization",
      "users.first_name",
      "users.last_name",
      eb
        .exists(
          eb
            .selectFrom("users as invited")
            .select("invited.id")
            .whereRef("invited.email", "=", "invitations.email"),
        )
        .as("has_account"),
    ])
    .where("invitations.secret_hash", "=", hashSecret(secret))
    .executeTakeFirst();
}

/** Uses an invitation up, in one statement: false when its link is another by now, or it is accepted, withdrawn or expired. */
export async function consumeInvitation(
  db: Db,
  organizationId: string,
  { secret, userId }: { secret: string; userId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const used = await db
    .updateTable("invitations")
    .set({ state: "accepted", decided_at: now.toString(), accepted_by: userId })
    .where("organization_id", "=", organizationId)
    .where("secret_hash", "=", hashSecret(secret))
    .where("state", "=", "open")
    .where("expires_at", ">", now.toString())
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** A user with the address that their account is confirmed for. */
export async function findInvitedUser(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["id as user_id", "email", "first_name", "last_name"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

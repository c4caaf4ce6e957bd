import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface DataSubject {
  readonly userId: string;
  readonly email: string;
}

export type PersonalRow = Readonly<Record<string, unknown>>;
type Statement = (who: DataSubject) => RawBuilder<PersonalRow>;

/** What is told of a person, by the name of its file. Columns are named one by one, so that no secret comes along. */
const statements = {
  profile: ({ userId }) => sql`
    select u.id, u.email, u.first_name, u.last_name, u.language, u.created_at, u.email_confirmed_at, u.lock_after, u.sign_in_alerts,
      u.alerts_of_failures, p.number as phone, w.changed_at as password_changed_at, s.role as staff_role, b.made_at as backup_codes_made_at
    from users u
    left join user_phones p on p.user_id = u.id
    left join user_passwords w on w.user_id = u.id
    left join staff s on s.user_id = u.id
    left join backup_code_sheets b on b.user_id = u.id
    where u.id = ${userId}`,
  recovery_addresses: ({ userId }) => sql`
    select email, confirmed_at, usable_at, ends_at from recovery_addresses where user_id = ${userId} order by confirmed_at`,
  second_factors: ({ userId }) => sql`
    select kind, name, created_at, confirmed_at, last_used_at from user_factors where user_id = ${userId} order by created_at`,
  failed_sign_ins: ({ userId }) => sql`
    select authenticator, failures, failed_at, locked_at from authentication_failures where user_id = ${userId} order by authenticator`,
  sessions: ({ userId }) => sql`
    select created_at, seen_at, expires_at, ended_at, user_agent, host(address) as address from sessions
    where user_id = ${userId} order by created_at`,
  devices: ({ userId }) => sql`
    select user_agent, first_seen_at, seen_at, trust_ends_at from user_devices where user_id = ${userId} order by first_seen_at`,
  api_tokens: ({ userId }) => sql`
    select name, start, array_to_string(scopes, ' ') as scopes, created_at, expires_at, revoked_at, last_used_at,
      host(last_used_address) as last_used_address
    from user_tokens where user_id = ${userId} order by created_at`,
  news_topics: ({ userId }) => sql`
    select topic, is_wanted, changed_at from user_news_topics where user_id = ${userId} order by topic`,
  memberships: ({ userId }) => sql`
    select o.organization_id, o.name, o.customer_number::text, m.role, m.has_billing, m.created_at
    from members m join organizations o on o.organization_id = m.organization_id where m.user_id = ${userId} order by o.name`,
  products_given: ({ userId }) => sql`
    select g.organization_id, g.product_id, p.label from member_products g
    join products p on p.organization_id = g.organization_id and p.id = g.product_id where g.user_id = ${userId} order by 1, 2`,
  mails: ({ userId, email }) => sql`
    select created_at, sent_at, recipient, language, template, subject from mails
    where user_id = ${userId} or recipient = ${email} order by created_at, id`,
  activity: ({ userId }) => sql`
    select happened_at, actor_kind, actor_name, host(address) as address, action, details from user_audit
    where user_id = ${userId} order by sequence`,
  activity_in_organizations: ({ userId }) => sql`
    select happened_at, organization_id, host(address) as address, action, details from organization_audit
    where actor_user_id = ${userId} order by happened_at, organization_id, sequence`,
} satisfies Record<string, Statement>;

export type PersonalSection = keyof typeof statements;
export const personalSections = Object.keys(statements) as PersonalSection[];

/** The rows of one file about a person. */
export async function readPersonalRows(
  db: Db,
  section: PersonalSection,
  who: DataSubject,
): Promise<PersonalRow[]> {
  const statement: Statement = statements[section];
  return (await statement(who).execute(db)).rows;
}

/** The picture of a person, as it is shown. */
export async function findOwnPicture(db: Db, userId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("user_avatars")
    .select("large")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.large;
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

const columns = [
  "organization_id",
  "kind",
  "name",
  "street",
  "building_number",
  "postal_code",
  "town",
  "country",
  "currency",
  "vat_number",
  "vat_number_valid",
  "language",
  "customer_number",
  "created_at",
] as const;

/** One organization that the transaction reaches. */
export async function findOrganization(db: Db, organizationId: string) {
  return db
    .selectFrom("organizations")
    .select(columns)
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
}

export type OrganizationRow = NonNullable<Awaited<ReturnType<typeof findOrganization>>>;

/** The organization, locked until the transaction ends. */
export async function lockOrganization(db: Db, organizationId: string) {
  return db
    .selectFrom("organizations")
    .select(columns)
    .where("organization_id", "=", organizationId)
    .forUpdate()
    .executeTakeFirst();
}

/** The next customer number; gaps do not matter. */
export async function nextCustomerNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select nextval('customer_number_seq') as number`.execute(db);
  return rows[0]?.number ?? 0n;
}

export interface NewOrganization {
  readonly id: string;
  readonly kind: "individual" | "association" | "company";
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly language: Language;
  readonly customerNumber: bigint;
  readonly founderId: string;
}

/** Stores an organization, its customer number, and its first legal representative. */
export async function insertOrganization(
  db: Db,
  organization: NewOrganization,
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString();
  await db
    .insertInto("customer_numbers")
    .values({ customer_number: organization.customerNumber, organization_id: organization.id })
    .execute();
  await db
    .insertInto("organizations")
    .values({
      organization_id: organization.id,
      kind: organization.kind,
      name: organization.name,
      country: organization.country,
      currency: organization.currency,
      language: organization.language,
      customer_number: organization.customerNumber,
      created_at: at,
      vat_number: null,
    })
    .execute();
  await db
    .insertInto("members")
    .values({
      organization_id: organization.id,
      user_id: organization.founderId,
      role: "legal_representative",
      has_billing: true,
      created_at: at,
    })
    .execute();
}

export interface OrganizationChange {
  readonly name: string;
  readonly street: string;
  readonly building_number: string;
  readonly postal_code: string;
  readonly town: string;
  readonly country: string;
  readonly currency: string;
  readonly vat_number: string | null;
  readonly vat_number_valid: boolean;
}

/** Changes an organization's details. */
export async function changeOrganization(
  db: Db,
  organizationId: string,
  change: OrganizationChange,
): Promise<void> {
  await db.updateTable("organizations").set(change).where("organization_id", "=", organizationId).execute();
}

/** True while there is a balance or an open item in a currency (ORG-1). */
export async function hasMoneyIn(db: Db, organizationId: string, currency: string): Promise<boolean> {
  const { rows } = await sql<{ has_money: boolean }>`
    select exists (select from due_items where organization_id = ${organizationId} and currency = ${currency} and state = 'open')
      or exists (select from ledger_balances where organization_id = ${organizationId} and currency = ${currency}
        and account in ('prepaid', 'receivable') and balance_minor <> 0) as has_money`.execute(db);
  return rows[0]?.has_money ?? false;
}

/** The legal representatives, who are told of changes (ORG-1). */
export async function listLegalRepresentatives(db: Db, organizationId: string) {
  return db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["users.id", "users.email", "users.language", "users.first_name"])
    .where("members.organization_id", "=", organizationId)
    .where("members.role", "=", "legal_representative")
    .execute();
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface BillingAddressRow {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly street: string;
  readonly building_number: string;
  readonly postal_code: string;
  readonly town: string;
  readonly country: string;
  readonly vat_number: string | null;
  readonly vat_number_valid: boolean;
  readonly email: string | null;
  readonly state: "active" | "archived";
  readonly is_default: boolean;
  readonly is_used: boolean;
  readonly created_at: string;
  readonly archived_at: string | null;
}

const columns = sql`b.organization_id, b.id, b.name, b.department, b.street, b.building_number, b.postal_code, b.town, b.country,
  b.vat_number, b.vat_number_valid, b.email, b.state, b.is_default, b.created_at, b.archived_at,
  exists (select from orders o where o.organization_id = b.organization_id and o.billing_address_id = b.id) as is_used`;

/** One billing address that the transaction reaches. */
export async function findBillingAddress(
  db: Db,
  organizationId: string,
  id: string,
): Promise<BillingAddressRow | undefined> {
  const { rows } = await sql<BillingAddressRow>`
    select ${columns} from billing_addresses b where b.organization_id = ${organizationId} and b.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Billing addresses of an organization, newest first, one more than the page holds. */
export async function listBillingAddressRows(
  db: Db,
  organizationId: string,
  list: {
    readonly state: "active" | "archived" | undefined;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<BillingAddressRow[]> {
  const { state, after, limit } = list;
  const { rows } = await sql<BillingAddressRow>`
    select ${columns} from billing_addresses b where b.organization_id = ${organizationId}
      ${state ? sql`and b.state = ${state}` : sql``}
      ${after ? sql`and (b.created_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by b.created_at desc, b.id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** How many addresses can be chosen. */
export async function countActive(db: Db, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from billing_addresses
    where organization_id = ${organizationId} and state = 'active'`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What a billing address says, checked. */
export interface BillingAddressValues {
  readonly name: string;
  readonly department: string;
  readonly street: string;
  readonly building_number: string;
  readonly postal_code: string;
  readonly town: string;
  readonly country: string;
  readonly vat_number: string | null;
  readonly vat_number_valid: boolean;
  readonly email: string | null;
}

/** Stores an address that can be chosen. */
export async function insertBillingAddress(
  db: Db,
  address: BillingAddressValues & {
    readonly organization_id: string;
    readonly id: string;
    readonly is_default: boolean;
    readonly created_at: string;
  },
): Promise<void> {
  await db
    .insertInto("billing_addresses")
    .values({ ...address, state: "active", archived_at: null })
    .execute();
}

/** Changes an address that no order used. */
export async function updateBillingAddress(
  db: Db,
  organizationId: string,
  id: string,
  values: BillingAddressValues,
): Promise<void> {
  await db
    .updateTable("billing_addresses")
    .set(values)
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Takes an address from what can be chosen; it is no longer the default. */
export async function markArchived(db: Db, organizationId: string, id: string, at: string): Promise<void> {
  await db
    .updateTable("billing_addresses")
    .set({ state: "archived", archived_at: at, is_default: false })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Takes the mark of the default from the address that has it. */
export async function clearDefault(db: Db, organizationId: string): Promise<void> {
  await db
    .updateTable("billing_addresses")
    .set({ is_default: false })
    .where("organization_id", "=", organizationId)
    .where("is_default", "=", true)
    .execute();
}

/** Marks an address as the default; no other has the mark. */
export async function markDefault(db: Db, organizationId: string, id: string): Promise<void> {
  await db
    .updateTable("billing_addresses")
    .set({ is_default: true })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

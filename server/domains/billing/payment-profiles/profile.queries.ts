import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { PaymentMethodKind } from "../../../providers/payment/payment-provider.ts";
import type { Dependence } from "./profile.rules.ts";

export interface Profile {
  readonly organizationId: string;
  readonly id: string;
  readonly provider: string;
  readonly token: string;
  readonly kind: PaymentMethodKind;
  readonly brand: string | null;
  readonly hint: string | null;
  readonly expiresOn: string | null;
  readonly isDefault: boolean;
  readonly addedAt: string;
  readonly removedAt: string | null;
}

const columns = sql`f.organization_id as "organizationId", f.id, f.provider, f.token, f.kind, f.brand, f.hint,
  f.expires_on as "expiresOn", f.is_default as "isDefault", f.added_at as "addedAt", f.removed_at as "removedAt"`;

/** A payment method that is or was kept. */
export async function findProfile(db: Db, organizationId: string, id: string): Promise<Profile | undefined> {
  const { rows } = await sql<Profile>`
    select ${columns} from payment_profiles f where f.organization_id = ${organizationId} and f.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** A payment method, locked until the transaction ends. */
export async function lockProfile(db: Db, organizationId: string, id: string): Promise<Profile | undefined> {
  const { rows } = await sql<Profile>`
    select ${columns} from payment_profiles f
    where f.organization_id = ${organizationId} and f.id = ${id} and f.removed_at is null for update`.execute(
    db,
  );
  return rows[0];
}

/** Payment methods that are kept, the default first, then the newest. */
export async function listProfiles(db: Db, organizationId: string): Promise<Profile[]> {
  const { rows } = await sql<Profile>`
    select ${columns} from payment_profiles f where f.organization_id = ${organizationId} and f.removed_at is null
    order by f.is_default desc, f.added_at desc, f.id desc limit 100`.execute(db);
  return rows;
}

export interface NewProfile {
  readonly organizationId: string;
  readonly id: string;
  readonly provider: string;
  readonly token: string;
  readonly kind: PaymentMethodKind;
  readonly brand: string | null;
  readonly hint: string | null;
  readonly expiresOn: string | null;
  readonly addedBy: string | null;
}

/** Keeps a payment method, once; answers the id under which it is kept. */
export async function insertProfile(db: Db, profile: NewProfile, at: string): Promise<string> {
  const { organizationId, id, provider, token, kind, brand, hint, expiresOn, addedBy } = profile;
  const { rows } = await sql<{ id: string }>`
    insert into payment_profiles (organization_id, id, provider, token, kind, brand, hint, expires_on, added_by, added_at)
    values (${organizationId}, ${id}, ${provider}, ${token}, ${kind}, ${brand}, ${hint}, ${expiresOn}, ${addedBy}, ${at})
    on conflict (organization_id, provider, token) where removed_at is null
    do update set brand = excluded.brand, hint = excluded.hint, expires_on = excluded.expires_on,
      warned_at = case when payment_profiles.expires_on is distinct from excluded.expires_on then null
        else payment_profiles.warned_at end
    returning id`.execute(db);
  return rows[0]?.id ?? id;
}

/** Makes a payment method the default; null: the prepaid account. */
export async function setDefault(db: Db, organizationId: string, id: string | null): Promise<void> {
  await sql`update payment_profiles set is_default = false where organization_id = ${organizationId} and is_default
    and id is distinct from ${id}::uuid`.execute(db);
  if (id === null) return;
  await sql`update payment_profiles set is_default = true
    where organization_id = ${organizationId} and id = ${id} and removed_at is null`.execute(db);
}

/** Forgets a payment method; what it paid still names it. */
export async function removeProfileRow(
  db: Db,
  organizationId: string,
  id: string,
  at: string,
): Promise<void> {
  await sql`update payment_profiles set removed_at = ${at}, is_default = false
    where organization_id = ${organizationId} and id = ${id}`.execute(db);
}

/** What depends on a payment method: products of the organization, a charge under way. */
export async function findDependence(
  db: Db,
  { organizationId, id, isDefault }: Profile,
): Promise<Dependence> {
  const { rows } = await sql<{ hasProducts: boolean; hasLiveCharge: boolean }>`
    select exists (select from products where organization_id = ${organizationId}
        and state in ('pending', 'active', 'expired', 'suspended')) as "hasProducts",
      exists (select from charges where organization_id = ${organizationId} and payment_profile_id = ${id}
        and state in ('started', 'action_needed', 'processing')) as "hasLiveCharge"`.execute(db);
  return {
    isDefault,
    hasProducts: rows[0]?.hasProducts ?? false,
    hasLiveCharge: rows[0]?.hasLiveCharge ?? false,
  };
}

/** Takes at most so many methods that expire by then and were not announced, and marks them as announced. */
export async function takeExpiring(
  db: Db,
  { from, until, at, most }: { from: string; until: string; at: string; most: number },
): Promise<Profile[]> {
  const { rows } = await sql<Profile>`
    with due as (
      select organization_id, id from payment_profiles
      where removed_at is null and warned_at is null and expires_on between ${from} and ${until}
      order by expires_on limit ${most} for update skip locked
    )
    update payment_profiles f set warned_at = ${at} from due
    where f.organization_id = due.organization_id and f.id = due.id returning ${columns}`.execute(db);
  return rows;
}

export interface Setup {
  readonly organizationId: string;
  readonly id: string;
  readonly state: "started" | "done" | "cancelled";
  readonly token: string | null;
  readonly provider: string;
  readonly currency: string;
  readonly paymentProfileId: string | null;
  readonly startedBy: string | null;
}

/** Stores a visit to the provider's page on which a method is kept. */
export async function insertSetup(
  db: Db,
  setup: Pick<Setup, "organizationId" | "id" | "provider" | "currency"> & { readonly startedBy: string },
  at: string,
): Promise<void> {
  await db
    .insertInto("payment_setups")
    .values({
      organization_id: setup.organizationId,
      id: setup.id,
      state: "started",
      provider: setup.provider,
      currency: setup.currency,
      started_by: setup.startedBy,
      started_at: at,
    })
    .execute();
}

const setupColumns = sql`organization_id as "organizationId", id, state, token, provider, currency,
  payment_profile_id as "paymentProfileId", started_by as "startedBy"`;

/** A visit to the provider's page. */
export async function findSetup(db: Db, organizationId: string, id: string): Promise<Setup | undefined> {
  const { rows } = await sql<Setup>`
    select ${setupColumns} from payment_setups where organization_id = ${organizationId} and id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockSetup(db: Db, organizationId: string, id: string): Promise<Setup | undefined> {
  const { rows } = await sql<Setup>`
    select ${setupColumns} from payment_setups where organization_id = ${organizationId} and id = ${id} for update`.execute(
    db,
  );
  return rows[0];
}

/** Notes by which name the provider knows the visit. */
export async function noteSetupToken(
  db: Db,
  { organizationId, id }: Pick<Setup, "organizationId" | "id">,
  token: string,
): Promise<void> {
  await sql`update payment_setups set token = ${token} where organization_id = ${organizationId} and id = ${id}`.execute(
    db,
  );
}

/** Notes how the visit ended. */
export async function settleSetupRow(
  db: Db,
  { organizationId, id }: Pick<Setup, "organizationId" | "id">,
  end: { readonly state: "done" | "cancelled"; readonly paymentProfileId: string | null },
  at: string,
): Promise<void> {
  await sql`update payment_setups set state = ${end.state}, payment_profile_id = ${end.paymentProfileId}, settled_at = ${at}
    where organization_id = ${organizationId} and id = ${id}`.execute(db);
}

/** Visits of the last two days that have not ended: their event may be lost. */
export async function listSilentSetups(
  db: Db,
  since: string,
  until: string,
): Promise<{ organizationId: string; setupId: string }[]> {
  const { rows } = await sql<{ organizationId: string; setupId: string }>`
    select organization_id as "organizationId", id as "setupId" from payment_setups
    where state = 'started' and token is not null and started_at between ${since} and ${until}
    order by started_at limit 200`.execute(db);
  return rows;
}

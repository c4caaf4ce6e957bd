import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { daysAfter, daysBefore } from "./claim.rules.ts";

export interface ClaimRow {
  readonly organizationId: string;
  readonly id: string;
  readonly state: "open" | "confirmed" | "withdrawn";
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly paidOn: string;
  readonly iban: string | null;
  readonly claimedAt: string;
}

const columns = sql`organization_id as "organizationId", id, state, amount_minor as "amountMinor", currency, paid_on as "paidOn",
  iban, claimed_at as "claimedAt"`;

/** Claims of an organization, newest first, one more than the page holds. */
export async function listClaimRows(
  db: Db,
  organizationId: string,
  { after, limit }: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${columns} from payment_claims
    where organization_id = ${organizationId}
      ${after ? sql`and (claimed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by claimed_at desc, id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** One claim, locked until the transaction ends. */
export async function lockClaim(
  db: Db,
  organizationId: string,
  claimId: string,
): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`
    select ${columns} from payment_claims where organization_id = ${organizationId} and id = ${claimId} for update`.execute(
    db,
  );
  return rows[0];
}

/** How many claims of an organization are open. */
export async function countOpenClaims(db: Db, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from payment_claims where organization_id = ${organizationId} and state = 'open'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Stores an open claim. */
export async function insertClaim(db: Db, claim: Omit<ClaimRow, "state">, claimedBy: string): Promise<void> {
  await db
    .insertInto("payment_claims")
    .values({
      ...{ organization_id: claim.organizationId, id: claim.id, claimed_by: claimedBy, state: "open" },
      ...{
        currency: claim.currency,
        amount_minor: claim.amountMinor,
        paid_on: claim.paidOn,
        iban: claim.iban,
      },
      claimed_at: claim.claimedAt,
    })
    .execute();
}

/** Takes back an open claim. */
export async function markWithdrawn(
  db: Db,
  organizationId: string,
  claimId: string,
  at: string,
): Promise<void> {
  await db
    .updateTable("payment_claims")
    .set({ state: "withdrawn", settled_at: at })
    .where("organization_id", "=", organizationId)
    .where("id", "=", claimId)
    .where("state", "=", "open")
    .execute();
}

/** An open claim `c` and a payment `p` that it fits: its amount, about its day, and its account where both are known. */
const fits = sql`c.state = 'open' and c.currency = p.currency and c.amount_minor = p.amount_minor
  and c.paid_on between p.booked_on - ${daysBefore}::int and p.booked_on + ${daysAfter}::int
  and (c.iban is null or p.debtor_iban is null or c.iban = p.debtor_iban)`;

/** The organizations with an open claim that a payment fits, for a statement of candidates. */
export const claimants = (bankPaymentId: string) => sql`
  select c.organization_id from payment_claims c join bank_payments p on p.id = ${bankPaymentId} where ${fits}`;

/** Confirms the oldest open claim of an organization that a payment fits, if there is one. */
export async function confirmClaim(
  db: Db,
  organizationId: string,
  bankPaymentId: string,
  at: string,
): Promise<void> {
  await sql`
    update payment_claims set state = 'confirmed', bank_payment_id = ${bankPaymentId}, settled_at = ${at}
    where organization_id = ${organizationId} and id = (
      select c.id from payment_claims c join bank_payments p on p.id = ${bankPaymentId}
      where c.organization_id = ${organizationId} and ${fits}
      order by c.claimed_at, c.id limit 1 for update of c)`.execute(db);
}

/** Opens the claim again that a payment was found for, which was undone. */
export async function reopenClaim(db: Db, organizationId: string, bankPaymentId: string): Promise<void> {
  await db
    .updateTable("payment_claims")
    .set({ state: "open", bank_payment_id: null, settled_at: null })
    .where("organization_id", "=", organizationId)
    .where("bank_payment_id", "=", bankPaymentId)
    .execute();
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed } from "../../../platform/database/packed.ts";

export interface PayerAccount {
  readonly iban: string;
  readonly organizationId: string;
  readonly seenOn: string;
}

/** Remembers which accounts organizations pay from, each once. */
export async function learnPayerAccounts(db: Db, accounts: readonly PayerAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  await sql`
    insert into payer_accounts as a (iban, organization_id, seen_on)
    select iban, organization_id, max(seen_on)
    from unnest(${packed(accounts.map((one) => one.iban))}, ${packed(accounts.map((one) => one.organizationId))}::uuid[],
      ${packed(accounts.map((one) => one.seenOn))}::date[]) as n (iban, organization_id, seen_on)
    group by iban, organization_id order by iban, organization_id
    on conflict (iban, organization_id) do update set seen_on = excluded.seen_on where a.seen_on < excluded.seen_on`.execute(
    db,
  );
}

/**
 * Forgets that an organization pays from an account, unless another of its payments proves it: one from there whose reference and
 * amount were right, and that was not undone.
 */
export async function forgetPayerAccount(db: Db, iban: string, organizationId: string): Promise<void> {
  await sql`
    delete from payer_accounts where iban = ${iban} and organization_id = ${organizationId} and not exists (
      select from payments y join bank_payments p on p.booking_id = y.id
      where y.organization_id = ${organizationId} and y.source = 'bank' and y.outcome = 'exact' and p.debtor_iban = ${iban}
        and not exists (select from payment_reversals v where v.organization_id = y.organization_id and v.payment_id = y.id)
    )`.execute(db);
}

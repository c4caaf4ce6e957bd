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

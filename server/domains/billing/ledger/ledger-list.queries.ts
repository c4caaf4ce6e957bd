import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { type LedgerAccount, type LedgerKind, providerBooks } from "./ledger.rules.ts";

export interface TransactionRow {
  readonly id: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly kind: LedgerKind;
  readonly causeId: string;
  readonly bookedOn: string;
  readonly recordedAt: string;
  /** Minor units as text, exact at any size. */
  readonly entries: readonly {
    readonly account: LedgerAccount;
    readonly minor: string;
    readonly currency: string;
  }[];
}

export interface LedgerList {
  readonly organizationId: string | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

type After = LedgerList["after"];

// Ids rise with time, so that the primary key is the order within an organization.
const ofOrganization = (organizationId: string, after: After) => sql`
  where t.organization_id = ${organizationId} ${after ? sql`and t.id < ${after[1]}::uuid` : sql``} order by t.id desc`;

const ofAll = (after: After) => sql`
  ${after ? sql`where (t.recorded_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
  order by t.recorded_at desc, t.id desc`;

/** Ledger transactions with their entries, newest first, one more than the page holds. */
export async function listTransactions(db: Db, list: LedgerList): Promise<TransactionRow[]> {
  const { organizationId, after } = list;
  const { rows } = await sql<TransactionRow>`
    select t.id, nullif(t.organization_id, ${providerBooks}) as "organizationId", g.name as "organizationName", t.kind,
      t.cause_id as "causeId", t.booked_on as "bookedOn", t.recorded_at as "recordedAt",
      (select jsonb_agg(jsonb_build_object('account', e.account, 'minor', e.amount_minor::text, 'currency', e.currency)
          order by e.position)
        from ledger_entries e where e.organization_id = t.organization_id and e.transaction_id = t.id) as entries
    from ledger_transactions t left join organizations g on g.organization_id = t.organization_id
    ${organizationId ? ofOrganization(organizationId, after) : ofAll(after)} limit ${list.limit + 1}`.execute(
    db,
  );
  return rows;
}

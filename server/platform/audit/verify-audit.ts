import { type RawBuilder, sql } from "kysely";
import type { Db } from "../database/database.ts";

export interface BrokenChain {
  readonly chain: string;
  /** First row that is changed, missing or out of place. */
  readonly sequence: bigint;
}

/** One log: of an organization or of a user. */
export type AuditChain = { readonly organizationId: string } | { readonly userId: string };

export interface AuditCheck {
  readonly rows: bigint;
  readonly chains: bigint;
  readonly broken: BrokenChain[];
}

const columns = sql`sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id, address, action, subject_kind,
  subject_id, details, user_agent, token_id, previous_hash, hash`;
const ofOrganizations = sql`select 'organization:' || organization_id as chain, ${columns} from organization_audit`;
const ofUsers = sql`select 'user:' || user_id as chain, ${columns} from user_audit`;

/** Recomputes every chain and compares its tail with the head kept aside; answers how many rows there are and what is broken. */
export function verifyAudit(db: Db): Promise<AuditCheck> {
  return verify(db, sql`${ofOrganizations} union all ${ofUsers}`, sql`true`);
}

/** The same for one chain; whoever may read a log may ask. */
export function verifyChain(db: Db, of: AuditChain): Promise<AuditCheck> {
  if ("userId" in of)
    return verify(db, sql`${ofUsers} where user_id = ${of.userId}`, sql`chain = ${`user:${of.userId}`}`);
  return verify(
    db,
    sql`${ofOrganizations} where organization_id = ${of.organizationId}`,
    sql`chain = ${`organization:${of.organizationId}`}`,
  );
}

async function verify(db: Db, entries: RawBuilder<unknown>, heads: RawBuilder<unknown>): Promise<AuditCheck> {
  const { rows: totals } = await sql<{ rows: bigint; chains: bigint }>`
    select (select count(*) from (${entries}) e) as rows, (select count(*) from audit_heads where ${heads}) as chains`.execute(
    db,
  );
  const { rows: broken } = await sql<BrokenChain>`
    with entries as (${entries}), linked as (
      select e.*, lag(hash, 1, '\\x'::bytea) over w as expected_previous, row_number() over w as place from entries e
      window w as (partition by chain order by sequence)
    ), wrong as (
      select chain, least(sequence, place) as sequence from linked
      where place <> sequence or previous_hash <> expected_previous
        or hash <> app.audit_hash(previous_hash, chain, sequence, happened_at, actor_kind, actor_user_id, actor_name,
          session_id, request_id, address, action, subject_kind, subject_id, details, user_agent, token_id)
      union all
      select coalesce(h.chain, l.chain),
        case when h.sequence = l.sequence then l.sequence else least(coalesce(h.sequence, 0), coalesce(l.sequence, 0)) + 1 end
      from (select * from audit_heads where ${heads}) h
      full join (select distinct on (chain) chain, sequence, hash from linked order by chain, sequence desc) l on l.chain = h.chain
      where h.sequence is distinct from coalesce(l.sequence, 0) or (l.hash is not null and h.hash is distinct from l.hash)
    )
    select chain, min(sequence)::bigint as sequence from wrong group by chain order by chain`.execute(db);
  return { rows: totals[0]?.rows ?? 0n, chains: totals[0]?.chains ?? 0n, broken };
}

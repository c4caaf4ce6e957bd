import { sql } from "kysely";
import type { Db } from "../database/database.ts";

export interface BrokenChain {
  readonly chain: string;
  /** First row that is changed, missing or out of place. */
  readonly sequence: bigint;
}

/** Recomputes every chain and compares its tail with the head kept aside; answers how many rows there are and what is broken. */
export async function verifyAudit(db: Db): Promise<{ rows: bigint; chains: bigint; broken: BrokenChain[] }> {
  const { rows: totals } = await sql<{ rows: bigint; chains: bigint }>`
    select (select count(*) from organization_audit) + (select count(*) from user_audit) as rows, count(*) as chains from audit_heads`.execute(
    db,
  );
  const { rows: broken } = await sql<BrokenChain>`
    with entries as (
      select 'organization:' || organization_id as chain, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
        address, action, subject_kind, subject_id, details, previous_hash, hash from organization_audit
      union all
      select 'user:' || user_id, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
        address, action, subject_kind, subject_id, details, previous_hash, hash from user_audit
    ), linked as (
      select e.*, lag(hash, 1, '\\x'::bytea) over w as expected_previous, row_number() over w as place from entries e
      window w as (partition by chain order by sequence)
    ), wrong as (
      select chain, least(sequence, place) as sequence from linked
      where place <> sequence or previous_hash <> expected_previous
        or hash <> app.audit_hash(previous_hash, chain, sequence, happened_at, actor_kind, actor_user_id, actor_name,
          session_id, request_id, address, action, subject_kind, subject_id, details)
      union all
      select coalesce(h.chain, l.chain),
        case when h.sequence = l.sequence then l.sequence else least(coalesce(h.sequence, 0), coalesce(l.sequence, 0)) + 1 end
      from audit_heads h full join (select distinct on (chain) chain, sequence, hash from linked order by chain, sequence desc) l on l.chain = h.chain
      where h.sequence is distinct from coalesce(l.sequence, 0) or (l.hash is not null and h.hash is distinct from l.hash)
    )
    select chain, min(sequence)::bigint as sequence from wrong group by chain order by chain`.execute(db);
  return { rows: totals[0]?.rows ?? 0n, chains: totals[0]?.chains ?? 0n, broken };
}

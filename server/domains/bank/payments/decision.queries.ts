import { sql } from "kysely";
import type { WriteContext } from "../../../platform/context.ts";
import type { Db } from "../../../platform/database/database.ts";

export type DecisionKind = "booked" | "assigned" | "undone" | "same" | "another";

export interface Decision {
  readonly kind: DecisionKind;
  readonly outcome: string | null;
  readonly organizationId: string | null;
  readonly dueItemId: string | null;
  /** Why it was undone. */
  readonly reason?: string;
  /** Where it was decided before, by nobody: when. */
  readonly decidedAt?: string;
}

/** Notes what was decided about a payment, in this order, by whoever acts now. Its result is locked. */
export async function insertDecisions(
  ctx: WriteContext,
  bankPaymentId: string,
  decisions: readonly Decision[],
): Promise<void> {
  const now = ctx.clock.now().toString();
  const by = ctx.actor.userId ?? null;
  const of = <T>(take: (one: Decision) => T) => decisions.map(take);
  await sql`
    insert into bank_payment_decisions (bank_payment_id, ordinal, kind, outcome, organization_id, due_item_id, reason, decided_by,
      decided_at)
    select ${bankPaymentId}, position + (select count(*) from bank_payment_decisions where bank_payment_id = ${bankPaymentId}),
      kind, outcome, organization_id, due_item_id, reason, case when earlier_at is null then ${by}::uuid end,
      coalesce(earlier_at, ${now})
    from unnest(${of(({ kind }) => kind)}::text[], ${of((one) => one.outcome)}::text[],
      ${of((one) => one.organizationId)}::uuid[], ${of((one) => one.dueItemId)}::uuid[],
      ${of((one) => one.reason ?? null)}::text[], ${of((one) => one.decidedAt ?? null)}::timestamptz[])
      with ordinality as n (kind, outcome, organization_id, due_item_id, reason, earlier_at, position)`.execute(
    ctx.db,
  );
}

export interface DecisionRow {
  /** 1 for the first. */
  readonly ordinal: number;
  readonly kind: DecisionKind;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly decidedAt: string;
  /** Null for what the import decided. */
  readonly decidedByName: string | null;
  readonly organizationName: string | null;
  readonly paidNumber: string | null;
}

/** What was decided about a payment, the first first. */
export async function listDecisions(db: Db, bankPaymentId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select n.ordinal, n.kind, n.outcome, n.reason, n.decided_at as "decidedAt",
      u.first_name || ' ' || u.last_name as "decidedByName", o.name as "organizationName",
      coalesce(i.number, k.number::text) as "paidNumber"
    from bank_payment_decisions n
    left join users u on u.id = n.decided_by
    left join organizations o on o.organization_id = n.organization_id
    left join due_items d on d.organization_id = n.organization_id and d.id = n.due_item_id
    left join invoices i on d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id
    left join orders k on d.kind = 'order' and k.organization_id = d.organization_id and k.id = d.subject_id
    where n.bank_payment_id = ${bankPaymentId} order by n.ordinal`.execute(db);
  return rows;
}

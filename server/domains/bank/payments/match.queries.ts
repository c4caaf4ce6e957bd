import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import { packed } from "../../../platform/database/packed.ts";
import type { Reason } from "./score.rules.ts";

/** What of a payment's texts is looked up: words that may be numbers, references that may be ours. */
export interface Written {
  readonly paymentId: string;
  readonly text: string;
  readonly kind: "word" | "reference_in_text" | "near_reference";
}

export interface PaymentHint {
  readonly paymentId: string;
  readonly organizationId: string;
  readonly dueItemId: string | null;
  readonly reason: Reason;
}

interface Asked {
  readonly id: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly debtorIban: string | null;
}

const most = 5_000;

/** What points at organizations and due items, of all these payments at once: accounts, numbers and references. */
export async function findPaymentHints(
  db: Db,
  payments: readonly Pick<Asked, "id" | "debtorIban">[],
  written: readonly Written[],
): Promise<PaymentHint[]> {
  const known = payments.filter(({ debtorIban }) => debtorIban !== null);
  const { rows } = await sql<PaymentHint>`
    with payer as materialized (
      select * from unnest(${packed(known.map(({ id }) => id))}::uuid[], ${packed(known.map((one) => one.debtorIban))})
        as p (id, iban)
    ), written as materialized (
      select * from unnest(${packed(written.map((one) => one.paymentId))}::uuid[], ${packed(written.map((one) => one.text))},
        ${packed(written.map((one) => one.kind))}) as w (id, text, kind)
    ), number as materialized (
      select id, text, case when text ~ '^\\d{1,15}$' then text::bigint end as figure from written where kind = 'word'
    )
    select id as "paymentId", organization_id as "organizationId", due_item_id as "dueItemId", reason from (
      select p.id, a.organization_id, null::uuid as due_item_id, 'same_account' as reason
      from payer p join payer_accounts a on a.iban = p.iban
      union all
      select w.id, r.organization_id, r.due_item_id, w.kind
      from written w join payment_references r on w.kind <> 'word' and r.reference = w.text
      union all
      select n.id, i.organization_id, d.id, 'number_in_text' from number n join invoices i on i.number = n.text
      left join due_items d on d.organization_id = i.organization_id and d.kind = 'invoice' and d.subject_id = i.id and d.state = 'open'
      union all
      select n.id, o.organization_id, d.id, 'number_in_text' from number n join orders o on o.number = n.figure
      join due_items d on d.organization_id = o.organization_id and d.kind = 'order' and d.subject_id = o.id and d.state = 'open'
      union all
      select n.id, c.organization_id, null, 'customer_in_text' from number n join customer_numbers c on c.customer_number = n.figure
    ) hints limit ${most}`.execute(db);
  return rows;
}

export interface FittingItem {
  readonly paymentId: string;
  readonly organizationId: string;
  readonly dueItemId: string;
}

/** The open due items of exactly a payment's amount, of the organizations that something points at. */
export async function listFitting(
  db: Db,
  payments: readonly Asked[],
  hints: readonly PaymentHint[],
): Promise<FittingItem[]> {
  const ofId = new Map(payments.map((payment) => [payment.id, payment]));
  const pairs = [...new Set(hints.map((hint) => `${hint.paymentId} ${hint.organizationId}`))].flatMap(
    (pair) => {
      const [paymentId = "", organizationId = ""] = pair.split(" ");
      const payment = ofId.get(paymentId);
      return payment ? [{ paymentId, organizationId, payment }] : [];
    },
  );
  if (pairs.length === 0) return [];
  const { rows } = await sql<FittingItem>`
    select w.id as "paymentId", d.organization_id as "organizationId", d.id as "dueItemId"
    from unnest(${packed(pairs.map((one) => one.paymentId))}::uuid[], ${packed(pairs.map((one) => one.organizationId))}::uuid[],
      ${packed(pairs.map((one) => one.payment.currency))}, ${packed(pairs.map((one) => one.payment.amountMinor))}::bigint[])
      as w (id, organization_id, currency, amount_minor)
    join due_items d on d.organization_id = w.organization_id and d.state = 'open' and d.currency = w.currency
      and d.amount_minor = w.amount_minor
    order by d.due_on, d.id limit ${most}`.execute(db);
  return rows;
}

/** Names of organizations. */
export async function listOrganizationNames(
  db: Db,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (organizationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select organization_id as id, name from organizations where organization_id = any(${packed(organizationIds)}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface OpenDueItem {
  id: string;
  kind: "order" | "invoice";
  subject_id: string;
  number: string;
  currency: string;
  amount_minor: bigint;
  due_on: string;
}

const most = 50;

/** What is to be paid, most urgent first; a top-up need not be. */
export async function listOpenDueItems(db: Db, organizationId: string): Promise<OpenDueItem[]> {
  const { rows } = await sql<OpenDueItem>`
    select d.id, d.kind, d.subject_id, coalesce(i.number, o.number::text) as number, d.currency, d.amount_minor, d.due_on
    from due_items d
    left join invoices i on i.organization_id = d.organization_id and i.id = d.subject_id and d.kind = 'invoice'
    left join orders o on o.organization_id = d.organization_id and o.id = d.subject_id and d.kind = 'order'
    where d.organization_id = ${organizationId} and d.state = 'open' and d.kind <> 'top_up'
    order by d.due_on, d.id limit ${most}`.execute(db);
  return rows;
}

/** Products that expire within the days, soonest first; of those given to the member where not all are theirs to see. */
export async function listExpiring(
  db: Db,
  organizationId: string,
  until: string,
  onlyFor: string | undefined,
) {
  let query = db
    .selectFrom("products")
    .select(["id", "label", "expires_on"])
    .where("organization_id", "=", organizationId)
    .where("state", "=", "active")
    .where("expires_on", "<=", until)
    .orderBy("expires_on")
    .orderBy("id")
    .limit(most);
  if (onlyFor) query = query.where(sql<boolean>`exists (${givenTo(onlyFor)})`);
  return query.execute();
}

/** How many products are in each state. */
export async function countProducts(db: Db, organizationId: string, onlyFor: string | undefined) {
  let query = db
    .selectFrom("products")
    .select(["state", sql<number>`count(*)::int`.as("count")])
    .where("organization_id", "=", organizationId)
    .groupBy("state")
    .orderBy("state");
  if (onlyFor) query = query.where(sql<boolean>`exists (${givenTo(onlyFor)})`);
  return query.execute();
}

function givenTo(userId: string) {
  return sql`select from member_products g where g.organization_id = products.organization_id and g.product_id = products.id and g.user_id = ${userId}`;
}

export interface MonthRow {
  month: string;
  currency: string;
  minor: bigint;
}

/** What was invoiced in each month from the first day on, months without an invoice included. */
export async function sumByMonth(
  db: Db,
  organizationId: string,
  fromMonth: string,
  currency: string,
): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    select to_char(m.month, 'YYYY-MM') as month, c.currency, coalesce(sum(i.total_minor), 0)::bigint as minor
    from generate_series(${fromMonth}::date, ${fromMonth}::date + interval '11 months', interval '1 month') as m (month)
    cross join (select ${currency}::text as currency union
      select distinct currency from invoices where organization_id = ${organizationId} and issued_on >= ${fromMonth}::date) c
    left join invoices i on i.organization_id = ${organizationId} and i.currency = c.currency and i.origin = 'issued'
      and i.issued_on >= m.month and i.issued_on < m.month + interval '1 month'
    group by m.month, c.currency order by m.month, c.currency`.execute(db);
  return rows;
}

/** Prepaid balances that are not zero; credits of the ledger are money of the organization. */
export async function listPrepaidBalances(db: Db, organizationId: string) {
  return db
    .selectFrom("ledger_balances")
    .select(["currency", sql<bigint>`-balance_minor`.as("minor")])
    .where("organization_id", "=", organizationId)
    .where("account", "=", "prepaid")
    .where("balance_minor", "<>", 0n)
    .orderBy("currency")
    .execute();
}

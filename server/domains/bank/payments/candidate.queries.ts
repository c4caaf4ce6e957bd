import { sql } from "kysely";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { claimants } from "../claims/claim.queries.ts";
import type { Hint, Payable } from "./candidate.rules.ts";

export interface Clues {
  readonly bankPaymentId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly debtorName: string | null;
  readonly search: string | null;
}

const mostByName = 10;
const mostByAmount = 20;
const mostBySearch = 20;

/** What else points at organizations and due items: like names, claims, the amount, or what staff typed. */
export async function findHints(db: Db, clues: Clues): Promise<Hint[]> {
  const { rows } = await sql<Hint>`
    select organization_id as "organizationId", due_item_id as "dueItemId", reason from (
      (select organization_id, null::uuid as due_item_id, 'same_name' as reason from organizations where name % ${clues.debtorName}
        order by similarity(name, ${clues.debtorName}) desc limit ${mostByName})
      union all select h.organization_id, null, 'claimed' from (${claimants(clues.bankPaymentId)}) h
      union all (select organization_id, id, 'same_amount' from due_items
        where state = 'open' and currency = ${clues.currency} and amount_minor = ${clues.amountMinor}
        order by due_on limit ${mostByAmount})
      ${clues.search ? sql`union all ${searched(clues.search)}` : sql``}) hints`.execute(db);
  return rows;
}

/** Customers, invoices and orders by their numbers; an invoice or order points at its open due item. */
function numbered(words: readonly string[]) {
  const numbers = words.filter((word) => /^\d{1,15}$/.test(word)).map(Number);
  return sql`
    select organization_id, null::uuid as due_item_id from customer_numbers where customer_number = any(${numbers}::bigint[])
    union all select i.organization_id, d.id from invoices i
      left join due_items d on d.organization_id = i.organization_id and d.kind = 'invoice' and d.subject_id = i.id and d.state = 'open'
      where i.number = any(${[...words]}::text[])
    union all select o.organization_id, d.id from orders o
      left join due_items d on d.organization_id = o.organization_id and d.kind = 'order' and d.subject_id = o.id and d.state = 'open'
      where o.number = any(${numbers}::bigint[])`;
}

function searched(search: string) {
  const like = containing(search);
  return sql`(select organization_id, null::uuid, 'found_by_search' from organizations where name ilike ${like}
      order by name limit ${mostBySearch})
    union all select h.*, 'found_by_search' from (${numbered([search])}) h`;
}

/** The open invoices and orders that the payment pays exactly, of all organizations pointed at, and those pointed at themselves; the first due first. */
export async function listPayables(
  db: Db,
  hints: readonly Hint[],
  { currency, amountMinor }: Clues,
): Promise<Payable[]> {
  const organizationIds = [...new Set(hints.map((hint) => hint.organizationId))];
  const searchedIds = hints.flatMap((hint) =>
    hint.reason === "found_by_search" && hint.dueItemId === null ? [hint.organizationId] : [],
  );
  const dueItemIds = hints.flatMap((hint) => hint.dueItemId ?? []);
  const fits = sql`(d.currency = ${currency} and d.amount_minor = ${amountMinor})`;
  const { rows } = await sql<Payable>`
    select d.organization_id as "organizationId", d.id as "dueItemId", d.kind, coalesce(i.number, u.number) as number,
      d.due_on as "dueOn", d.amount_minor as "amountMinor", d.currency, ${fits} as fits
    from due_items d
    left join invoices i on d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id
    left join top_ups u on d.kind = 'top_up' and u.organization_id = d.organization_id and u.id = d.subject_id
    where d.organization_id = any(${organizationIds}::uuid[]) and d.state = 'open'
      and (${fits} or d.id = any(${dueItemIds}::uuid[]) or d.organization_id = any(${searchedIds}::uuid[]))
    order by fits desc, d.due_on, d.id limit 100`.execute(db);
  return rows;
}

/** Names and customer numbers of organizations. */
export async function listNames(db: Db, organizationIds: readonly string[]) {
  return db
    .selectFrom("organizations")
    .select(["organization_id", "name", "customer_number"])
    .where("organization_id", "in", [...organizationIds])
    .execute();
}

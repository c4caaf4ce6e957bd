import { sql } from "kysely";
import type { z } from "zod";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { between, equal } from "../../../platform/database/filters.ts";
import { type Sorted, type Sorting, sorted } from "../../../platform/database/sorted.ts";
import { readCursor } from "../../../platform/request/paging.ts";
import type { BankPaymentFilters } from "./bank-payment.contract.ts";
import type { ResultState } from "./result.queries.ts";
import type { Reason } from "./score.rules.ts";

export interface BankPaymentRow {
  readonly id: string;
  readonly bankFileId: string;
  /** Null while the payment is not booked. */
  readonly state: ResultState | null;
  readonly outcome: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedOn: string;
  readonly reference: string | null;
  readonly referenceKind: "QRR" | "SCOR" | "invalid-or-other" | "none";
  readonly debtorName: string | null;
  readonly debtorIban: string | null;
  readonly debtorAccount: string | null;
  readonly remittance: string | null;
  readonly endToEndId: string | null;
  readonly bankReference: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly score: number | null;
  readonly reasons: readonly Reason[] | null;
  readonly paidKind: "invoice" | "order" | null;
  readonly paidNumber: string | null;
  readonly duplicateOfId: string | null;
}

const columns = sql`p.id, p.bank_file_id as "bankFileId", r.state, r.outcome, p.amount_minor as "amountMinor", p.currency,
  p.booked_on as "bookedOn", p.reference, p.reference_kind as "referenceKind", p.debtor_name as "debtorName",
  p.debtor_iban as "debtorIban", p.debtor_account as "debtorAccount", p.remittance, p.end_to_end_id as "endToEndId", p.bank_reference as "bankReference",
  r.organization_id as "organizationId", o.name as "organizationName", r.score, r.reasons, d.kind as "paidKind", coalesce(i.number, k.number::text) as "paidNumber",
  r.duplicate_of_id as "duplicateOfId"`;

const details = sql`left join organizations o on o.organization_id = r.organization_id
  left join due_items d on d.organization_id = r.organization_id and d.id = r.due_item_id
  left join invoices i on d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id
  left join orders k on d.kind = 'order' and k.organization_id = d.organization_id and k.id = d.subject_id`;

/** One payment; undefined where there is none. */
export async function findPayment(db: Db, bankPaymentId: string): Promise<BankPaymentRow | undefined> {
  const { rows } = await sql<BankPaymentRow>`
    select ${columns} from bank_payments p left join bank_payment_results r on r.bank_payment_id = p.id ${details}
    where p.id = ${bankPaymentId}`.execute(db);
  return rows[0];
}

export interface PaymentList extends z.output<typeof BankPaymentFilters> {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  booked: { key: sql`p.booked_on`, id: sql`p.id`, kind: "day" },
  amount: { key: sql`p.amount_minor`, id: sql`p.id`, kind: "number" },
} satisfies Record<string, Sorting>;

export type ListedPayment = BankPaymentRow & { readonly sortKey: string };

/** Payments, the last read first unless ordered otherwise. */
export async function listPaymentRows(db: Db, list: PaymentList): Promise<ListedPayment[]> {
  const { bankFileId, queue, limit } = list;
  const { key, beyond, order } = list.sort ? sorted(sortings, list.sort, list.cursor) : asRead(list);
  // The queue is short, and read by an index of its own; the list of all is read along the ids.
  const source =
    queue === "waiting"
      ? sql`bank_payment_results r join bank_payments p on p.id = r.bank_payment_id`
      : sql`bank_payments p left join bank_payment_results r on r.bank_payment_id = p.id`;
  const { rows } = await sql<ListedPayment>`
    select ${columns}, ${key} from ${source} ${details}
    where ${queue === "waiting" ? sql`r.state in ('unassigned', 'possible_duplicate')` : sql`true`}
      ${equal(sql`p.bank_file_id`, bankFileId)} ${equal(sql`p.currency`, list.currency)}
      ${between(sql`p.booked_on`, list.from, list.to)} ${between(sql`p.amount_minor`, list.minMinor, list.maxMinor)}
      ${list.reason ? sql`and r.reasons @> array[${list.reason}]::text[]` : sql``} and ${searchIn(list.search)} ${beyond}
    ${order} limit ${limit + 1}`.execute(db);
  return rows;
}

/** The last read first: ids rise with time, and within a file with the position, for which there is an index. */
function asRead({ queue, bankFileId, cursor }: PaymentList): Sorted {
  const after = readCursor(cursor)?.[1];
  const id = queue === "waiting" ? sql`r.bank_payment_id` : sql`p.id`;
  return {
    key: sql`p.booked_on::text as "sortKey"`,
    beyond: after ? sql`and ${id} < ${after}` : sql``,
    order: bankFileId && queue === "all" ? sql`order by p.position desc` : sql`order by ${id} desc`,
  };
}

/** By name, account, text or reference, or by an amount as people write it. */
function searchIn(search: string | undefined) {
  if (!search) return sql`true`;
  const together = containing(search.replaceAll(/\s/g, ""));
  const amount = /^\d[\d'’ ]*(?:[.,]\d{1,3})?$/.test(search) ? search.replaceAll(/['’ .,]/g, "") : null;
  return sql`(p.debtor_name ilike ${containing(search)} or p.remittance ilike ${containing(search)} or p.reference ilike ${together}
    or p.debtor_iban ilike ${together} or p.end_to_end_id ilike ${containing(search)} or p.bank_reference ilike ${containing(search)}
    or o.name ilike ${containing(search)} or p.amount_minor::text in (${amount}, ${amount && `${amount}00`}))`;
}

/** True for a payment that is there. */
export async function paymentExists(db: Db, bankPaymentId: string): Promise<boolean> {
  const { rows } = await sql`select from bank_payments where id = ${bankPaymentId}`.execute(db);
  return rows.length > 0;
}

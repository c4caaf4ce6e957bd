import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";

export interface OpenSum {
  readonly currency: string;
  readonly openMinor: bigint;
  readonly overdueMinor: bigint;
}

/** What an organization owes by its invoices, and what of that is overdue on a day, in each currency. */
export async function sumOpenInvoices(db: Db, organizationId: string, today: Day): Promise<OpenSum[]> {
  const { rows } = await sql<OpenSum>`
    select currency, sum(amount_minor)::bigint as "openMinor",
      coalesce(sum(amount_minor) filter (where due_on < ${today}), 0)::bigint as "overdueMinor"
    from due_items where organization_id = ${organizationId} and kind = 'invoice' and state = 'open'
    group by currency order by currency`.execute(db);
  return rows;
}

export interface CustomerPaymentRow {
  readonly id: string;
  readonly source: "bank" | "prepaid" | "provider";
  readonly receivedOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly outcome: string;
  readonly isUndone: boolean;
}

/** The newest payments of an organization: money of the bank, and what was paid from its prepaid account. */
export async function listNewestPayments(
  db: Db,
  organizationId: string,
  most: number,
): Promise<CustomerPaymentRow[]> {
  const { rows } = await sql<CustomerPaymentRow>`
    select id, source, received_on as "receivedOn", amount_minor as "amountMinor", currency, outcome,
      exists (select from payment_reversals v where v.organization_id = p.organization_id and v.payment_id = p.id) as "isUndone"
    from payments p where organization_id = ${organizationId} and source in ('bank', 'prepaid', 'provider')
    order by recorded_at desc, id desc limit ${most}`.execute(db);
  return rows;
}

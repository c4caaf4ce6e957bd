import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";

export interface NewPayment {
  readonly organizationId: string;
  /** For money of the bank that of the bank payment, or of the reversal by which it waits again; for a credit note that of the credit note. */
  readonly id: string;
  readonly source: "bank" | "prepaid" | "credit_note" | "provider";
  /** What it paid; null: it went to the prepaid account. */
  readonly dueItemId: string | null;
  /** What its reference names, where that could not be paid. */
  readonly meantDueItemId: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly receivedOn: string;
  readonly outcome: PaymentOutcome;
  /** What told whose it is, where no right reference did. */
  readonly reasons?: readonly string[] | null;
}

/** Stores payments, in one statement. */
export async function insertPayments(
  db: Db,
  payments: readonly NewPayment[],
  recordedAt: string,
): Promise<void> {
  if (payments.length === 0) return;
  const column = <K extends keyof NewPayment>(key: K) => payments.map((payment) => payment[key]);
  await sql`
    insert into payments (organization_id, id, source, due_item_id, meant_due_item_id, target, currency, amount_minor,
      received_on, outcome, recorded_at, round, reasons)
    select organization_id, id, source, due_item_id, meant_due_item_id,
      case when due_item_id is null then 'prepaid' else 'due_item' end, currency, amount_minor, received_on, outcome,
      ${recordedAt}, coalesce((select d.round from due_items d
        where d.organization_id = p.organization_id and d.id = p.due_item_id), 1),
      string_to_array(reasons, ' ')
    from unnest(${column("organizationId")}::uuid[], ${column("id")}::uuid[], ${column("source")}::text[],
      ${column("dueItemId")}::uuid[], ${column("meantDueItemId")}::uuid[],
      ${column("currency")}::text[], ${column("amountMinor")}::bigint[], ${column("receivedOn")}::date[],
      ${column("outcome")}::text[], ${payments.map(({ reasons }) => reasons?.join(" ") ?? null)}::text[])
      as p (organization_id, id, source, due_item_id, meant_due_item_id, currency, amount_minor,
        received_on, outcome, reasons)`.execute(db);
}

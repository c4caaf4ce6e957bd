import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface InvoicedPeriod {
  readonly id: string;
  readonly startsOn: string;
  /** The day after the last. */
  readonly expiresOn: string;
}

/** Notes which periods of products an invoice is for; the database refuses a period that was invoiced before. */
export async function insertPeriods(
  db: Db,
  organizationId: string,
  invoiceId: string,
  products: readonly InvoicedPeriod[],
): Promise<void> {
  await sql`
    insert into product_periods (organization_id, product_id, period, invoice_id)
    select ${organizationId}, id, daterange(starts_on, expires_on), ${invoiceId}
    from unnest(${products.map((one) => one.id)}::uuid[], ${products.map((one) => one.startsOn)}::date[],
      ${products.map((one) => one.expiresOn)}::date[]) as p (id, starts_on, expires_on)`.execute(db);
}

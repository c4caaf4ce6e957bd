import type { Db } from "../../server/platform/database/database.ts";

/** What is to be paid for an order now: by its pro-forma, or by its invoice where there is one. */
export async function openDueItemOf(db: Db, organizationId: string, orderId: string) {
  const { invoice_id } = await db
    .selectFrom("orders")
    .select("invoice_id")
    .where("organization_id", "=", organizationId)
    .where("id", "=", orderId)
    .executeTakeFirstOrThrow();
  return db
    .selectFrom("due_items")
    .select(["reference", "amount_minor"])
    .where("organization_id", "=", organizationId)
    .where("subject_id", "=", invoice_id ?? orderId)
    .where("state", "=", "open")
    .executeTakeFirst();
}

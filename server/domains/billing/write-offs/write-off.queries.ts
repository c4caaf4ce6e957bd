import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

export interface NewWriteOff {
  readonly organizationId: string;
  readonly id: string;
  readonly invoiceId: string;
  readonly dueItemId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly writtenOffBy: string | null;
}

/** Notes what was given up of an invoice; one due item is given up once at a time. */
export async function insertWriteOff(db: Db, writeOff: NewWriteOff, at: string): Promise<void> {
  await db
    .insertInto("write_offs")
    .values({
      organization_id: writeOff.organizationId,
      id: writeOff.id,
      invoice_id: writeOff.invoiceId,
      due_item_id: writeOff.dueItemId,
      currency: writeOff.currency,
      amount_minor: writeOff.amountMinor,
      reason: writeOff.reason,
      written_off_at: at,
      written_off_by: writeOff.writtenOffBy,
      undone_at: null,
      undone_by: null,
    })
    .execute();
}

/** Notes that the write-off of a due item was taken back; answers its id, undefined where none is in force. */
export async function undoWriteOff(
  db: Db,
  organizationId: string,
  dueItemId: string,
  by: string | null,
  at: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable("write_offs")
    .set({ undone_at: at, undone_by: by })
    .where("organization_id", "=", organizationId)
    .where("due_item_id", "=", dueItemId)
    .where("undone_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export interface WriteOffRow {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly writtenOffAt: string;
  readonly writtenOffByName: string | null;
  readonly undoneAt: string | null;
  readonly undoneByName: string | null;
}

const nameOf = (column: "written_off_by" | "undone_by") =>
  column === "undone_by"
    ? sql`(select u.first_name || ' ' || u.last_name from users u where u.id = w.undone_by)`
    : sql`(select u.first_name || ' ' || u.last_name from users u where u.id = w.written_off_by)`;

/** The write-offs of an invoice, first to last, with who decided. */
export async function listWriteOffs(
  db: Db,
  organizationId: string,
  invoiceId: string,
): Promise<WriteOffRow[]> {
  const { rows } = await sql<WriteOffRow>`
    select w.id, w.amount_minor as "amountMinor", w.reason, w.written_off_at as "writtenOffAt",
      ${nameOf("written_off_by")} as "writtenOffByName", w.undone_at as "undoneAt", ${nameOf("undone_by")} as "undoneByName"
    from write_offs w where w.organization_id = ${organizationId} and w.invoice_id = ${invoiceId}
    order by w.written_off_at, w.id`.execute(db);
  return rows;
}

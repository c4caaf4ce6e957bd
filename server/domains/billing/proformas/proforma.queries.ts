import type { Db } from "../../../platform/database/database.ts";

export interface NewProforma {
  readonly organizationId: string;
  readonly id: string;
  readonly orderId: string;
  readonly number: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly issuedOn: string;
  readonly issuedAt: string;
  /** The document as JSON. */
  readonly document: string;
}

/** Stores a pro-forma invoice. */
export async function insertProforma(db: Db, proforma: NewProforma): Promise<void> {
  await db
    .insertInto("proformas")
    .values({
      organization_id: proforma.organizationId,
      id: proforma.id,
      order_id: proforma.orderId,
      number: proforma.number,
      currency: proforma.currency,
      total_minor: proforma.totalMinor,
      issued_on: proforma.issuedOn,
      document: proforma.document,
      issued_at: proforma.issuedAt,
    })
    .execute();
}

/** How many pro-formas an order has had. */
export async function countProformas(db: Db, organizationId: string, orderId: string): Promise<number> {
  const { count } = await db
    .selectFrom("proformas")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The newest pro-forma of an order. */
export async function findProformaId(
  db: Db,
  organizationId: string,
  orderId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("proformas")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("order_id", "=", orderId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export interface OpenProforma {
  readonly proformaId: string;
  readonly dueItemId: string;
  readonly reference: string;
  /** What is still to be paid; `prepaidMinor` was set aside of the prepaid account. */
  readonly amountMinor: bigint;
  readonly prepaidMinor: bigint;
  readonly currency: string;
  readonly dueOn: string;
}

/** How a pending order can be paid: its pro-forma with the open due item; undefined when there is nothing to pay by it. */
export async function findOpenProforma(
  db: Db,
  organizationId: string,
  orderId: string,
): Promise<OpenProforma | undefined> {
  return db
    .selectFrom("due_items as d")
    .innerJoin("proformas as p", (join) =>
      join.onRef("p.organization_id", "=", "d.organization_id").onRef("p.order_id", "=", "d.subject_id"),
    )
    .select([
      "p.id as proformaId",
      "d.id as dueItemId",
      "d.reference",
      "d.amount_minor as amountMinor",
      "d.prepaid_minor as prepaidMinor",
      "d.currency",
      "d.due_on as dueOn",
    ])
    .where("d.organization_id", "=", organizationId)
    .where("d.kind", "=", "order")
    .where("d.subject_id", "=", orderId)
    .where("d.state", "=", "open")
    .orderBy("p.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

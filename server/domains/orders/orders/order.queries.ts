import { sql } from "kysely";
import type { Period } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Json } from "../../../platform/database/tables.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { VatClass, VatCode } from "../../billing/index.ts";

export type OrderState = "pending" | "paid" | "cancelled";

/** The next order number; gaps do not matter. */
export async function nextOrderNumber(db: Db): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select nextval('order_number_seq') as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number;
}

export interface NewOrder {
  readonly organizationId: string;
  readonly id: string;
  readonly number: bigint;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
  /** The customer as JSON. */
  readonly customer: string;
  readonly language: Language;
  readonly placedBy: string | null;
  readonly placedAt: string;
  readonly expiresOn: string;
  readonly billingAddressId: string | null;
  readonly termsVersion: string | null;
}

export interface OrderLineRow {
  readonly planId: string;
  readonly optionId: string | null;
  /** For an option the place of its product among the lines, from 0. */
  readonly ofLine: number | null;
  readonly description: string;
  readonly label: string | null;
  readonly period: Period;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  /** Percent, an exact decimal; "0" without one. */
  readonly volumeRate: string;
  readonly netMinor: bigint;
  readonly vatRate: string;
  readonly vatCode: VatCode;
}

/** Stores a pending order with its lines. */
export async function insertOrder(
  db: Db,
  order: NewOrder,
  lines: readonly (OrderLineRow & { readonly vatClass: VatClass })[],
): Promise<void> {
  await db
    .insertInto("orders")
    .values({
      organization_id: order.organizationId,
      id: order.id,
      number: order.number,
      state: "pending",
      currency: order.currency,
      net_minor: order.netMinor,
      vat_minor: order.vatMinor,
      total_minor: order.totalMinor,
      customer: order.customer,
      language: order.language,
      placed_by: order.placedBy,
      placed_at: order.placedAt,
      expires_on: order.expiresOn,
      paid_at: null,
      cancelled_at: null,
      cancel_cause: null,
      invoice_id: null,
      billing_address_id: order.billingAddressId,
      terms_version: order.termsVersion,
      terms_accepted_at: order.termsVersion === null ? null : order.placedAt,
    })
    .execute();
  await db
    .insertInto("order_lines")
    .values(
      lines.map((line, index) => ({
        organization_id: order.organizationId,
        order_id: order.id,
        position: index + 1,
        plan_id: line.planId,
        option_id: line.optionId,
        of_position: line.ofLine === null ? null : line.ofLine + 1,
        description: line.description,
        label: line.label,
        period: line.period,
        quantity: line.quantity,
        unit_price_minor: line.unitPriceMinor,
        volume_rate: line.volumeRate,
        net_minor: line.netMinor,
        vat_class: line.vatClass,
        vat_rate: line.vatRate,
        vat_code: line.vatCode,
      })),
    )
    .execute();
}

export interface OrderRow {
  readonly organizationId: string;
  readonly id: string;
  readonly number: bigint;
  readonly state: OrderState;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
  readonly customer: Json;
  readonly language: Language;
  readonly placedBy: string | null;
  readonly placedByName: string | null;
  readonly placedAt: string;
  readonly expiresOn: string;
  readonly paidAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelCause: "customer" | "time" | "credit_note" | null;
  readonly invoiceId: string | null;
  readonly billingAddressId: string | null;
  readonly termsVersion: string | null;
  readonly termsAcceptedAt: string | null;
  readonly productIds: readonly string[];
}

const columns = sql`o.organization_id as "organizationId", o.id, o.number, o.state, o.currency, o.net_minor as "netMinor",
  o.vat_minor as "vatMinor", o.total_minor as "totalMinor", o.customer, o.language, o.placed_by as "placedBy",
  (select u.first_name || ' ' || u.last_name from users u where u.id = o.placed_by) as "placedByName",
  o.placed_at as "placedAt", o.expires_on as "expiresOn", o.paid_at as "paidAt", o.cancelled_at as "cancelledAt",
  o.cancel_cause as "cancelCause", o.invoice_id as "invoiceId",
  o.billing_address_id as "billingAddressId", o.terms_version as "termsVersion", o.terms_accepted_at as "termsAcceptedAt",
  array(select p.id from products p where p.organization_id = o.organization_id and p.order_id = o.id order by p.id) as "productIds"`;

/** One order that the transaction reaches. */
export async function findOrder(
  db: Db,
  organizationId: string,
  orderId: string,
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from orders o where o.organization_id = ${organizationId} and o.id = ${orderId}`.execute(
    db,
  );
  return rows[0];
}

/** One order, locked until the transaction ends. Its due item is locked before. */
export async function lockOrder(
  db: Db,
  organizationId: string,
  orderId: string,
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from orders o where o.organization_id = ${organizationId} and o.id = ${orderId} for update`.execute(
    db,
  );
  return rows[0];
}

/** The lines of an order. */
export async function listLines(db: Db, organizationId: string, orderId: string): Promise<OrderLineRow[]> {
  const { rows } = await sql<OrderLineRow>`
    select plan_id as "planId", option_id as "optionId", of_position - 1 as "ofLine", description, label, period, quantity, unit_price_minor as "unitPriceMinor",
      trim_scale(volume_rate) as "volumeRate", net_minor as "netMinor", trim_scale(vat_rate) as "vatRate", vat_code as "vatCode"
    from order_lines where organization_id = ${organizationId} and order_id = ${orderId} order by position`.execute(
    db,
  );
  return rows;
}

/** Notes the invoice that took the place of an order's pro-forma. */
export async function markInvoiced(
  db: Db,
  order: { readonly organizationId: string; readonly id: string },
  invoiceId: string,
): Promise<void> {
  await db
    .updateTable("orders")
    .set({ invoice_id: invoiceId })
    .where("organization_id", "=", order.organizationId)
    .where("id", "=", order.id)
    .execute();
}

/** Notes that an order is paid, by which invoice. */
export async function markOrderPaid(
  db: Db,
  order: { readonly organizationId: string; readonly id: string },
  invoiceId: string,
  at: string,
): Promise<void> {
  await db
    .updateTable("orders")
    .set({ state: "paid", paid_at: at, invoice_id: invoiceId })
    .where("organization_id", "=", order.organizationId)
    .where("id", "=", order.id)
    .execute();
}

/** Cancels pending orders, in one statement. */
export async function markOrdersCancelled(
  db: Db,
  orders: readonly { readonly organizationId: string; readonly id: string }[],
  cause: "customer" | "time" | "credit_note",
  at: string,
): Promise<void> {
  await sql`
    update orders o set state = 'cancelled', cancelled_at = ${at}, cancel_cause = ${cause}
    from unnest(${orders.map((order) => order.organizationId)}::uuid[], ${orders.map((order) => order.id)}::uuid[])
      as c (organization_id, id)
    where o.organization_id = c.organization_id and o.id = c.id and o.state = 'pending'`.execute(db);
}

import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { DeclineReason, PaymentMethodKind } from "../../../providers/payment/payment-provider.ts";
import type { DueItemKind } from "../due-items/due-item.queries.ts";
import type { PaymentOutcome } from "../due-items/due-item.rules.ts";
import type { ChargeState } from "./charge.rules.ts";

export interface Charge {
  readonly organizationId: string;
  readonly id: string;
  readonly dueItemId: string;
  readonly state: ChargeState;
  readonly provider: string;
  readonly token: string | null;
  readonly paymentToken: string | null;
  readonly pageUrl: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly receivedMinor: bigint | null;
  readonly paymentProfileId: string | null;
  readonly keepsMethod: boolean;
  readonly language: Language;
  readonly description: string;
  readonly startedBy: string | null;
  readonly startedAt: string;
}

const columns = sql`c.organization_id as "organizationId", c.id, c.due_item_id as "dueItemId", c.state, c.provider, c.token,
  c.payment_token as "paymentToken", c.page_url as "pageUrl", c.currency, c.amount_minor as "amountMinor",
  c.received_minor as "receivedMinor", c.payment_profile_id as "paymentProfileId", c.keeps_method as "keepsMethod",
  c.language, c.description, c.started_by as "startedBy", c.started_at as "startedAt"`;

const live = sql`c.state in ('started', 'action_needed', 'processing')`;

export type NewCharge = Omit<
  Charge,
  "state" | "token" | "paymentToken" | "pageUrl" | "receivedMinor" | "startedBy"
> & { readonly startedBy: string };

/** Stores a charge that has just been started. */
export async function insertCharge(db: Db, charge: NewCharge): Promise<void> {
  await db
    .insertInto("charges")
    .values({
      organization_id: charge.organizationId,
      id: charge.id,
      due_item_id: charge.dueItemId,
      state: "started",
      provider: charge.provider,
      currency: charge.currency,
      amount_minor: charge.amountMinor,
      payment_profile_id: charge.paymentProfileId,
      keeps_method: charge.keepsMethod,
      language: charge.language,
      description: charge.description,
      started_by: charge.startedBy,
      started_at: charge.startedAt,
    })
    .execute();
}

/** A charge of an organization. */
export async function findCharge(db: Db, organizationId: string, id: string): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    select ${columns} from charges c where c.organization_id = ${organizationId} and c.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** A charge, locked until the transaction ends. */
export async function lockCharge(db: Db, organizationId: string, id: string): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    select ${columns} from charges c where c.organization_id = ${organizationId} and c.id = ${id} for update`.execute(
    db,
  );
  return rows[0];
}

/** The charge that is under way for an order, invoice or top-up; there is at most one for what is due. */
export async function findLiveCharge(
  db: Db,
  organizationId: string,
  kind: DueItemKind,
  subjectId: string,
): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    select ${columns} from charges c
    join due_items d on d.organization_id = c.organization_id and d.id = c.due_item_id
    where c.organization_id = ${organizationId} and d.kind = ${kind} and d.subject_id = ${subjectId} and ${live}
    order by (d.state = 'open') desc, c.started_at desc limit 1`.execute(db);
  return rows[0];
}

export interface ChargeProgress {
  readonly state: ChargeState;
  readonly paymentToken: string | null;
  readonly pageUrl: string | null;
  readonly receivedMinor: bigint | null;
  readonly declineReason: DeclineReason | null;
  readonly method: {
    readonly kind: PaymentMethodKind;
    readonly brand: string | null;
    readonly hint: string | null;
  } | null;
  readonly settledAt: string | null;
}

/** Writes down how far a charge is. */
export async function updateCharge(
  db: Db,
  { organizationId, id }: Pick<Charge, "organizationId" | "id">,
  progress: ChargeProgress,
): Promise<void> {
  const { method } = progress;
  await db
    .updateTable("charges")
    .set({
      state: progress.state,
      page_url: progress.pageUrl,
      received_minor: progress.receivedMinor,
      decline_reason: progress.declineReason,
      settled_at: progress.settledAt,
      ...(progress.paymentToken === null ? {} : { payment_token: progress.paymentToken }),
      ...(method ? { method_kind: method.kind, method_brand: method.brand, method_hint: method.hint } : {}),
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Notes by which name the provider knows a charge, and where the payer pays. */
export async function noteToken(
  db: Db,
  { organizationId, id }: Pick<Charge, "organizationId" | "id">,
  token: string,
  pageUrl: string | null,
): Promise<void> {
  await db
    .updateTable("charges")
    .set({ token, page_url: pageUrl })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/**
 * Takes up to so many charges that nobody asked the provider for lately, and marks them as asked for: each again after three
 * minutes, and ever less often the longer it is under way.
 */
export async function takeSilentCharges(
  db: Db,
  now: string,
  most: number,
): Promise<{ organizationId: string; chargeId: string }[]> {
  const { rows } = await sql<{ organizationId: string; chargeId: string }>`
    with silent as (
      select c.organization_id, c.id from charges c
      where ${live} and coalesce(c.asked_at, c.started_at) <
        ${now}::timestamptz - greatest(interval '3 minutes', (${now}::timestamptz - c.started_at) / 8)
      order by coalesce(c.asked_at, c.started_at) limit ${most} for update skip locked
    )
    update charges c set asked_at = ${now} from silent
    where c.organization_id = silent.organization_id and c.id = silent.id
    returning c.organization_id as "organizationId", c.id as "chargeId"`.execute(db);
  return rows;
}

export interface ChargeFacts {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: DueItemKind;
  readonly subjectId: string;
  readonly state: ChargeState;
  readonly minor: bigint;
  readonly currency: string;
  readonly pageUrl: string | null;
  readonly keepsMethod: boolean;
  readonly methodKind: PaymentMethodKind | null;
  readonly methodBrand: string | null;
  readonly methodHint: string | null;
  readonly declineReason: DeclineReason | null;
  readonly startedAt: string;
  readonly startedByName: string | null;
  readonly settledAt: string | null;
  readonly number: string | null;
  readonly invoiceId: string | null;
  readonly end: "due_item" | "prepaid" | null;
  readonly outcome: PaymentOutcome | null;
  readonly refundedMinor: bigint;
  readonly chargeback: "open" | "won" | "lost" | null;
}

/** What a charge took, or what it asks for. */
export const chargeMinor = sql`coalesce(c.received_minor, c.amount_minor)`;

export const chargeFacts = sql`c.organization_id as "organizationId", c.id, d.kind, d.subject_id as "subjectId", c.state,
  ${chargeMinor} as minor, coalesce(p.currency, c.currency) as currency, c.page_url as "pageUrl",
  c.keeps_method as "keepsMethod",
  coalesce(c.method_kind, f.kind) as "methodKind", coalesce(c.method_brand, f.brand) as "methodBrand",
  coalesce(c.method_hint, f.hint) as "methodHint", c.decline_reason as "declineReason", c.started_at as "startedAt",
  nullif(concat_ws(' ', u.first_name, u.last_name), '') as "startedByName", c.settled_at as "settledAt",
  coalesce(i.number, o.number::text, t.number) as number, coalesce(i.id, o.invoice_id) as "invoiceId",
  p.target as end, p.outcome,
  (select coalesce(sum(r.amount_minor), 0)::bigint from refunds r
    where r.organization_id = c.organization_id and r.charge_id = c.id and r.state <> 'failed') as "refundedMinor",
  (select b.state from chargebacks b where b.organization_id = c.organization_id and b.charge_id = c.id
    order by b.opened_at desc limit 1) as chargeback`;

/** What belongs to charges, joined to them. */
export const chargeJoins = sql`
  join due_items d on d.organization_id = c.organization_id and d.id = c.due_item_id
  left join payments p on p.organization_id = c.organization_id and p.id = c.id
  left join payment_profiles f on f.organization_id = c.organization_id and f.id = c.payment_profile_id
  left join users u on u.id = c.started_by
  left join orders o on d.kind = 'order' and o.organization_id = d.organization_id and o.id = d.subject_id
  left join invoices i on d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id
  left join top_ups t on d.kind = 'top_up' and t.organization_id = d.organization_id and t.id = d.subject_id`;

/** A charge with what it pays, what it was paid with, and what became of it. */
export async function findChargeFacts(
  db: Db,
  organizationId: string,
  id: string,
): Promise<ChargeFacts | undefined> {
  const { rows } = await sql<ChargeFacts>`
    select ${chargeFacts} from charges c ${chargeJoins} where c.organization_id = ${organizationId} and c.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** The tries to pay an order, invoice or top-up, newest first; those of an invoice's order with them. At most fifty. */
export async function listChargesOf(
  db: Db,
  organizationId: string,
  kind: DueItemKind,
  subjectId: string,
): Promise<ChargeFacts[]> {
  const { rows } = await sql<ChargeFacts>`
    with asked as (
      select id from due_items where organization_id = ${organizationId} and kind = ${kind} and subject_id = ${subjectId}
      union all
      select d.id from due_items d join invoices i on i.organization_id = d.organization_id and i.order_id = d.subject_id
      where ${kind} = 'invoice' and d.organization_id = ${organizationId} and d.kind = 'order' and i.id = ${subjectId}
    )
    select ${chargeFacts} from charges c ${chargeJoins}
    where c.organization_id = ${organizationId} and c.due_item_id in (select id from asked)
    order by c.started_at desc, c.id desc limit 50`.execute(db);
  return rows;
}

/** By which token the provider knows an organization. */
export async function findCustomerToken(
  db: Db,
  organizationId: string,
  provider: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("payment_customers")
    .select("token")
    .where("organization_id", "=", organizationId)
    .where("provider", "=", provider)
    .executeTakeFirst();
  return row?.token;
}

/** Notes by which token the provider knows an organization; what stands there stays. */
export async function insertCustomerToken(
  db: Db,
  customer: { readonly organizationId: string; readonly provider: string; readonly token: string },
  at: string,
): Promise<void> {
  await db
    .insertInto("payment_customers")
    .values({
      organization_id: customer.organizationId,
      provider: customer.provider,
      token: customer.token,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The name of an organization and the address of one of its members, as the provider shall know them. */
export async function findPayerName(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<{ name: string; email: string } | undefined> {
  const { rows } = await sql<{ name: string; email: string }>`
    select o.name, u.email from organizations o join users u on u.id = ${userId}
    where o.organization_id = ${organizationId}`.execute(db);
  return rows[0];
}

/** The number by which people know what is due: of the order, the invoice or the top-up. */
export async function findDueNumber(
  db: Db,
  due: { readonly organizationId: string; readonly kind: DueItemKind; readonly subjectId: string },
): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select coalesce(
      (select number::text from orders where ${due.kind} = 'order' and organization_id = ${due.organizationId} and id = ${due.subjectId}),
      (select number from invoices where organization_id = ${due.organizationId} and id = ${due.subjectId}),
      (select number from top_ups where organization_id = ${due.organizationId} and id = ${due.subjectId}), '') as number`.execute(
    db,
  );
  return rows[0]?.number ?? "";
}

/** The due item that a charge has paid, and that it still pays; undefined for money on the prepaid account. */
export async function findPaidDueItem(
  db: Db,
  organizationId: string,
  chargeId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ dueItemId: string }>`
    select p.due_item_id as "dueItemId" from payments p
    where p.organization_id = ${organizationId} and p.id = ${chargeId} and p.due_item_id is not null
      and not exists (select from payment_reversals r where r.organization_id = p.organization_id and r.payment_id = p.id)`.execute(
    db,
  );
  return rows[0]?.dueItemId;
}

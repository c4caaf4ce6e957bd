import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

export interface Recipient {
  readonly organizationId: string;
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
  /** A legal representative: told of all money, whoever ordered. */
  readonly isResponsible: boolean;
}

/** Who is told about the money of organizations: their legal representatives, and further members by id. */
export async function listRecipients(
  db: Db,
  organizationIds: readonly string[],
  userIds: readonly string[] = [],
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select m.organization_id as "organizationId", u.id as "userId", u.email, u.language,
      m.role = 'legal_representative' as "isResponsible"
    from members m join users u on u.id = m.user_id
    where m.organization_id = any(${organizationIds}::uuid[])
      and (m.role = 'legal_representative' or m.user_id = any(${userIds}::uuid[]))
    order by m.created_at, u.id`.execute(db);
  return rows;
}

/**
 * Whom reminders go to (ORG-3): of those who see billing, or all products, the members who chose it, and the legal representatives who
 * did not choose otherwise. Where all of them have switched it off, all are told: somebody must be.
 */
export async function listReminded(
  db: Db,
  organizationIds: readonly string[],
  about: "billing" | "products",
): Promise<Recipient[]> {
  const [chosen, toldChose, sees] =
    about === "billing"
      ? [
          sql`m.billing_mails`,
          sql`told.billing_mails`,
          sql`m.role = 'administrator' or (m.role = 'collaborator' and m.has_billing)`,
        ]
      : [sql`m.product_mails`, sql`told.product_mails`, sql`m.role = 'administrator'`];
  const { rows } = await sql<Recipient>`
    select m.organization_id as "organizationId", u.id as "userId", u.email, u.language,
      m.role = 'legal_representative' as "isResponsible"
    from members m join users u on u.id = m.user_id
    where m.organization_id = any(${organizationIds}::uuid[])
      and case when m.role = 'legal_representative' then ${chosen} is not false or not exists (
        select from members told where told.organization_id = m.organization_id and told.role = 'legal_representative'
          and ${toldChose} is not false) else ${chosen} and (${sees}) end
    order by m.created_at, u.id`.execute(db);
  return rows;
}

export interface InvoiceContact {
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly billingAddressId: string;
  readonly email: string;
  readonly language: Language;
}

/**
 * Where mails about invoices go beside the members (ORG-9): the address of the billing address that their order was placed with,
 * in the order's language; not where a member who is told anyway has the same one.
 */
export async function listInvoiceContacts(
  db: Db,
  invoices: readonly { readonly organizationId: string; readonly invoiceId: string }[],
): Promise<InvoiceContact[]> {
  if (invoices.length === 0) return [];
  const organizationIds = invoices.map(({ organizationId }) => organizationId);
  const { rows } = await sql<InvoiceContact>`
    select distinct i.organization_id as "organizationId", i.id as "invoiceId", b.id as "billingAddressId", b.email, o.language
    from unnest(${organizationIds}::uuid[], ${invoices.map(({ invoiceId }) => invoiceId)}::uuid[])
      as wanted (organization_id, invoice_id)
    join invoices i on i.organization_id = wanted.organization_id and i.id = wanted.invoice_id
    join orders o on o.organization_id = i.organization_id and o.id = i.order_id
    join billing_addresses b on b.organization_id = o.organization_id and b.id = o.billing_address_id
    where b.email is not null and not exists (
      select from members m join users u on u.id = m.user_id
      where m.organization_id = o.organization_id and lower(u.email) = lower(b.email)
        and (m.role = 'legal_representative' or m.user_id = o.placed_by))
    order by "organizationId", "invoiceId"`.execute(db);
  return rows;
}

/**
 * Locks organizations, in the order of their ids, before money of theirs moves: acts on one organization go one after the
 * other, and two acts on several never wait for each other. Does not hold up rows that only point at an organization.
 */
export async function lockOrganizations(db: Db, organizationIds: readonly string[]): Promise<void> {
  if (organizationIds.length === 0) return;
  await sql`select from organizations where organization_id = any(${organizationIds}::uuid[])
    order by organization_id for no key update`.execute(db);
}

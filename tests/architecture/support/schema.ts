import { after } from "node:test";
import pg from "pg";
import { freshDatabase } from "../../support/installation.ts";

/** Tables of the provider itself, and small ones across customers: no row of them is a customer's own. */
export const providersTables: Record<string, string> = {
  migrations: "files that made the database",
  installation: "what it was first started as",
  rate_limits: "permits of addresses and sessions",
  idempotency_keys: "answers kept for a user",
  audit_heads: "the last row of each audit chain",
  user_audit: "the log of a user's account, who belongs to several organizations",
  mails: "every mail; its customer may be nobody yet",
  users: "people, who belong to several organizations",
  user_passwords: "credentials of a user",
  user_factors: "credentials of a user",
  backup_code_sheets: "credentials of a user",
  backup_codes: "credentials of a user",
  sms_codes: "codes sent to a user",
  passkeys: "credentials of a user",
  authentication_failures: "failures of a user",
  staff: "the provider's own people",
  sessions: "browsers of a user",
  user_devices: "browsers that are known to a user",
  user_avatars: "the picture of a user",
  user_phones: "the telephone number of a user",
  support_notes: "notes of staff on requests: no member's request may read them",
  support_codes: "codes by which a user says on the phone who calls",
  user_news_topics: "what a user chose",
  news_messages: "mails of the provider to those who chose them",
  user_tokens: "credentials of a user; a token may name the one organization it works in",
  recovery_addresses: "addresses of a user",
  flows: "links and steps of a user, or of somebody who is none yet",
  plan_families: "the catalogue",
  plans: "the catalogue",
  plan_family_tiers: "the catalogue",
  ledger_days: "sums over all organizations",
  ledger_day_counts: "up to when they are summed",
  plan_options: "the catalogue",
  plan_option_prices: "the catalogue",
  plan_prices: "the catalogue",
  number_counters: "numbers of documents, one row for all",
  customer_numbers: "which organization has a number: unique across organizations",
  invoice_numbers: "which organization has a number: unique across organizations",
  credit_note_numbers: "which organization has a number: unique across organizations",
  payment_references: "which due item has a reference: unique across organizations",
  payer_accounts: "which organizations have paid from an account",
  payout_batches: "the provider's bank",
  provider_payouts: "the provider's own books: what the payment provider paid out to its bank",
  provider_events: "what the payment provider told of; whose it is, is asked for",
  bank_files: "the provider's bank",
  bank_file_parts: "the provider's bank",
  bank_outgoings: "the provider's bank",
  bank_file_sums: "the provider's bank",
  bank_statements: "the provider's bank",
  bank_payments: "the provider's bank",
  bank_payment_results: "the provider's bank; the row names whose money it is",
  bank_payment_decisions: "the provider's bank; the row names whose money it was",
};

export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly comment: string | null;
}

export interface Schema {
  readonly client: pg.Client;
  readonly columns: readonly Column[];
  readonly tables: readonly string[];
  /** Tables whose rows belong to an organization each. */
  readonly customers: readonly string[];
}

/** A migrated database of its own, as its owner sees it; closed after the tests of the file. */
export async function openSchema(): Promise<Schema> {
  const client = new pg.Client(await freshDatabase());
  // The server of a file that runs alone stops before its clients do.
  client.on("error", () => {});
  await client.connect();
  after(() => client.end());
  // Names are printed with their schema, whatever schemas the owner has.
  await client.query("set search_path = public");
  const { rows: columns } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      pg_get_expr(d.adbin, d.adrelid) as default, col_description(c.oid, a.attnum) as comment
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped order by 1, a.attnum`);
  const tables = [...new Set(columns.map(({ table }) => table))];
  return { client, columns, tables, customers: tables.filter((table) => !(table in providersTables)) };
}

/** The lines that a statement gives, one text each. */
export async function linesOf(
  client: pg.Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(text, [...values]);
  return rows.map(({ line }) => line);
}

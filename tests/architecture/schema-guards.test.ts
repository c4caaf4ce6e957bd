import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { linesOf, openSchema } from "./support/schema.ts";
import { seedTwoOrganizations } from "./support/two-organizations.ts";

const schema = await openSchema();
const { client } = schema;
const organization = randomUUID();

/** Tables whose rows are never updated or deleted. */
const onlyGrow = [
  "bank_payment_decisions",
  "credit_note_lines",
  "credit_note_numbers",
  "credit_notes",
  "documents",
  "invoice_numbers",
  "invoice_reminders",
  "invoices",
  "ledger_entries",
  "ledger_transactions",
  "order_lines",
  "organization_audit",
  "payment_references",
  "payment_reversals",
  "payments",
  "payout_approvals",
  "payout_batches",
  "plan_family_tiers",
  "plan_option_prices",
  "plan_prices",
  "product_changes",
  "product_periods",
  "proformas",
  "top_ups",
  "user_audit",
];

/** Runs a statement that the database must refuse, and undoes what led to it. */
async function refusal(text: string, role?: string): Promise<string | undefined> {
  await client.query("begin");
  try {
    if (role) await client.query(`set local role ${role}`);
    await client.query(text);
    return undefined;
  } catch (error) {
    const { code, constraint, message } = error as { code: string; constraint?: string; message: string };
    return `${code} ${constraint ?? message}`;
  } finally {
    await client.query("rollback");
  }
}

test("rows of ledger, audit, invoices and other records only grow: the triggers are there and on", async () => {
  const guarded = await linesOf(
    client,
    `select c.relname as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname = 'only_grows' and t.tgenabled in ('O', 'A') and t.tgfoid = 'app.refuse_change()'::regprocedure and t.tgtype & 27 = 27`,
  );
  assertSame(guarded, onlyGrow, "Call app.only_grows for the table, or name it here:");
  const emptied = await linesOf(
    client,
    `select c.relname as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname = 'never_emptied' and t.tgenabled in ('O', 'A') and t.tgfoid = 'app.refuse_change()'::regprocedure and t.tgtype & 34 = 34`,
  );
  assertSame(emptied, onlyGrow, "Call app.only_grows for the table:");
});

test("MON-2 entries of the ledger that do not sum to zero are refused, in each currency", async () => {
  const unbalanced = await refusal(`${transaction()} ${entry(1, "bank", "CHF", 500)}`);
  assert.match(unbalanced ?? "accepted", /^23514 .*does not sum to zero/);
  const mixed = await refusal(
    `${transaction()} ${entries(["bank", "CHF", 500], ["receivable", "EUR", -500])}`,
  );
  assert.match(mixed ?? "accepted", /^23514 .*does not sum to zero/);
  const apart = await refusal(
    `${transaction()} ${entry(1, "bank", "CHF", 500)} ${entry(2, "receivable", "CHF", -500)}`,
  );
  assert.match(
    apart ?? "accepted",
    /^23514 .*does not sum to zero/,
    "entries of a transaction come in one statement",
  );
  const nothing = await refusal(`${transaction()} ${entries(["bank", "CHF", 0], ["vat", "CHF", 0])}`);
  assert.match(nothing ?? "accepted", /^23514 ledger_entries_amount_minor_check/);
  assert.equal(
    await refusal(`${transaction()} ${entries(["bank", "CHF", 500], ["receivable", "CHF", -500])}`),
    undefined,
  );
});

test("MON-2 a prepaid balance is never negative, nor an account written past the ledger", async () => {
  const overspent = await refusal(
    `${transaction()} ${entries(["prepaid", "CHF", 1], ["receivable", "CHF", -1])}`,
  );
  assert.match(overspent ?? "accepted", /^23514 prepaid_balance_is_never_negative/);
  assert.equal(
    await refusal(`${transaction()} ${entries(["prepaid", "CHF", -100], ["bank", "CHF", 100])}`),
    undefined,
  );
  for (const role of ["chalet_app"]) {
    const by = await refusal(
      "insert into ledger_balances values (gen_random_uuid(), 'prepaid', 'CHF', -100)",
      role,
    );
    assert.match(by ?? "accepted", /^42501/, `${role} writes balances by itself`);
  }
});

test("a period of a product is invoiced once, not even a day of it twice", async () => {
  await client.query("begin; set constraints all deferred");
  await client.query(
    "alter table product_periods drop constraint product_periods_organization_id_product_id_fkey, drop constraint product_periods_organization_id_invoice_id_fkey",
  );
  const [product, invoice] = [randomUUID(), randomUUID()];
  const insert = (period: string) =>
    client.query(
      "insert into product_periods (organization_id, product_id, period, invoice_id) values ($1, $2, $3, $4)",
      [organization, product, period, invoice],
    );
  await insert("[2026-01-01,2027-01-01)");
  await insert("[2027-01-01,2028-01-01)");
  await assert.rejects(insert("[2026-12-31,2027-12-31)"), { code: "23P01" });
  await client.query("rollback");
});

test("MON-4 numbers of invoices: one after the other, each once, whatever runs at the same time", async () => {
  const takes = await refusal("update number_counters set last_number = 7", "chalet_app");
  assert.match(takes ?? "accepted", /^42501/);
  const deletes = await refusal("delete from number_counters", "chalet_platform");
  assert.match(deletes ?? "accepted", /^42501/);
  const skips = await refusal(issue(200_000));
  assert.match(skips ?? "accepted", /^23514 .*is not the number of the next invoice/);
  const twice = await refusal(`${issue(100_001)} ${issue(100_001)}`);
  assert.match(twice ?? "accepted", /^23514 .*is not the number of the next invoice/);
});

test("rows that only grow refuse every change, also by the owner of the database", async () => {
  await seedTwoOrganizations(schema);
  for (const table of [
    "invoice_numbers",
    "payout_batches",
    "plan_family_tiers",
    "plan_option_prices",
    "plan_prices",
    "user_audit",
    "payment_references",
  ])
    await seedProvidersTable(table);
  const accepted: string[] = [];
  for (const table of onlyGrow) {
    for (const role of [undefined, "chalet_platform", "chalet_app"]) {
      for (const act of [
        `update ${table} set ${column(table)} = ${column(table)}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        const reason = await refusal(act, role);
        if (!/^(23001|42501) /.test(reason ?? "")) accepted.push(`${role ?? "owner"}: ${act}: ${reason}`);
      }
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      assert.ok((rows[0]?.count ?? 0) > 0, `${table} has no row to try it on`);
    }
  }
  assertNone(accepted, "Call app.only_grows for the table:");
});

const column = (table: string) => schema.columns.find((one) => one.table === table)?.name ?? "";

/** One row in a table that names no organization. */
async function seedProvidersTable(table: string): Promise<void> {
  const { rows } = await client.query(`select from ${table} limit 1`);
  if (rows.length > 0) return;
  const own = schema.columns.filter((one) => one.table === table);
  const values = own.map(({ type }) => {
    if (type === "uuid") return "gen_random_uuid()";
    if (type === "date" || type.startsWith("timestamp")) return "'2026-01-31'";
    if (/^(bigint|integer|numeric)/.test(type)) return "1";
    if (type === "jsonb") return "'{}'";
    if (type === "inet") return "null";
    return type === "bytea" ? "'\\x00'" : "'CHF'";
  });
  await client.query(
    `insert into ${table} (${own.map(({ name }) => name).join(", ")}) values (${values.join(", ")})`,
  );
}

const transactionId = randomUUID();

function transaction(): string {
  return `insert into ledger_transactions (organization_id, id, kind, cause_id, booked_on, recorded_at)
    values ('${organization}', '${transactionId}', 'payment', gen_random_uuid(), '2026-01-31', '2026-01-31T12:00:00Z');`;
}

function entries(...all: readonly (readonly [account: string, currency: string, minor: number])[]): string {
  const rows = all.map(
    ([account, currency, minor], at) =>
      `('${organization}', '${transactionId}', ${at + 1}, '${account}', '${currency}', ${minor})`,
  );
  return `insert into ledger_entries (organization_id, transaction_id, position, account, currency, amount_minor) values ${rows.join(", ")};`;
}

function entry(position: number, account: string, currency: string, minor: number): string {
  return `insert into ledger_entries (organization_id, transaction_id, position, account, currency, amount_minor)
    values ('${organization}', '${transactionId}', ${position}, '${account}', '${currency}', ${minor});`;
}

function issue(number: number): string {
  return `select app.next_invoice_number();
    alter table invoices drop constraint if exists invoices_organization_id_fkey;
    select app.issue_invoice('${organization}', gen_random_uuid(), ${number}, null, 'CHF', 100, 8, '2026-01-31', '2026-02-28', '2026-01-31T12:00:00Z', '{}');`;
}

import assert from "node:assert/strict";
import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { linesOf, openSchema, providersTables } from "./support/schema.ts";

const { client, columns, tables, customers } = await openSchema();
const inCustomers = columns.filter(({ table }) => customers.includes(table));
const say = ({ table, name, type }: { table: string; name: string; type: string }) =>
  `${table}.${name} ${type}`;

test("every table is a customer's, or stands on the list of the provider's own", () => {
  assert.ok(customers.length >= 15, "the tables of customers are gone");
  const gone = Object.keys(providersTables).filter((table) => !tables.includes(table));
  assertNone(gone, "Take it off the list in support/schema.ts:");
});

test("every table of customers says whose each row is, and never nobody's", () => {
  const lacking = customers.filter(
    (table) =>
      !inCustomers.some(
        (one) =>
          one.table === table && one.name === "organization_id" && one.type === "uuid" && !one.nullable,
      ),
  );
  assertNone(
    lacking,
    "Add `organization_id uuid not null`, or name the table in support/schema.ts with its reason:",
  );
});

test("unique keys of customers' tables begin with the organization, so that data can be spread by it", async () => {
  const keys = await linesOf(
    client,
    `select format('%s: %s', c.relname, pg_get_indexdef(i.indexrelid)) as line
     from pg_index i join pg_class c on c.oid = i.indrelid
     left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where (i.indisunique or i.indisexclusion) and c.relname = any($1) and c.relnamespace = 'public'::regnamespace
       and a.attname is distinct from 'organization_id'`,
    [customers],
  );
  assertNone(
    keys,
    "Begin the key with organization_id; what is unique across customers gets a small table of its own:",
  );
  const keyless = await linesOf(
    client,
    `select c.relname as line from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    [tables],
  );
  assertNone(keyless, "Give the table a primary key:");
});

test("rows of customers refer to each other inside one organization", async () => {
  const references = await linesOf(
    client,
    `select format('%s: %s', c.relname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_class f on f.oid = k.confrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     join pg_attribute b on b.attrelid = f.oid and b.attnum = k.confkey[1]
     where k.contype = 'f' and c.relname = any($1) and f.relname = any($1)
       and (a.attname <> 'organization_id' or b.attname <> 'organization_id')`,
    [customers],
  );
  assertNone(references, "Begin the foreign key with organization_id on both sides:");
});

/** Amounts whose currency stands elsewhere. */
const currencyElsewhere: Record<string, string> = {
  order_lines: "the currency of its order",
  product_options: "the currency of its product",
  credit_note_lines: "the currency of its credit note",
};

test("MON-1 money is bigint in minor units, with its currency beside it", () => {
  const money = columns.filter(({ name }) => name.endsWith("_minor"));
  assert.ok(money.length > 10, "the amounts are gone");
  assertNone(money.filter(({ type }) => type !== "bigint").map(say), "Amounts are bigint:");
  const alone = new Set(
    money
      .map(({ table }) => table)
      .filter(
        (table) =>
          !columns.some(
            (one) =>
              one.table === table && one.name === "currency" && one.type === "character(3)" && !one.nullable,
          ),
      ),
  );
  assertSame(
    alone,
    Object.keys(currencyElsewhere),
    "Add `currency char(3) not null`, or say here where it stands:",
  );
  const looks = columns.filter(({ name }) =>
    /(^|_)(amount|price|total|net|gross|balance|fee|cost|paid|sum)$/.test(name),
  );
  const counts = new Set(["bank_files.paid integer"]);
  assertNone(
    looks.map(say).filter((one) => !counts.has(one)),
    "Name the unit last: total_minor:",
  );
});

test("no column is a float; exact decimals are rates", () => {
  assertNone(
    columns.filter(({ type }) => /^(real|double precision|money)$/.test(type)).map(say),
    "Use bigint minor units, or numeric for a rate:",
  );
  const decimals = columns.filter(({ type, name }) => type.startsWith("numeric") && !/_rate$/.test(name));
  assertNone(decimals.map(say), "Amounts are bigint minor units; only rates are decimals, named _rate:");
});

/** Days whose name says more than `_on` would. */
const otherDays = [
  "plan_family_tiers.valid_from date",
  "plan_option_prices.valid_from date",
  "plan_prices.valid_from date",
];

test("instants are timestamptz named _at, days are date named _on", () => {
  const instants = columns.filter(({ type }) => type === "timestamp with time zone");
  const days = columns.filter(({ type }) => type === "date");
  assert.ok(instants.length > 20 && days.length > 5, "the times are gone");
  assertNone(instants.filter(({ name }) => !name.endsWith("_at")).map(say), "Name it _at:");
  assertSame(days.filter(({ name }) => !name.endsWith("_on")).map(say), otherDays, "Name it _on:");
  assertNone(
    columns
      .filter(
        ({ type }) =>
          /^(timestamp without time zone|time.*)$/.test(type) && type !== "timestamp with time zone",
      )
      .map(say),
    "An instant is timestamptz:",
  );
  const wrong = columns.filter(
    ({ name, type }) =>
      (name.endsWith("_at") && type !== "timestamp with time zone") ||
      (name.endsWith("_on") && type !== "date"),
  );
  assertNone(wrong.map(say), "_at is timestamptz, _on is date:");
});

test("the database decides no time by itself: it comes from ctx.clock", () => {
  const own = columns.filter(
    ({ default: value, table }) =>
      /now\(\)|CURRENT_|timestamp\(\)/i.test(value ?? "") && table !== "migrations",
  );
  assertNone(own.map(say), "Leave the default out and pass the instant:");
});

test("tables are plural, columns are snake_case", () => {
  const singular = new Set(["installation", "staff", "user_audit", "organization_audit"]);
  assertNone(
    tables.filter(
      (table) => !/^[a-z]+(_[a-z]+)*$/.test(table) || (!table.endsWith("s") && !singular.has(table)),
    ),
    "Rename it:",
  );
  assertNone(
    columns.filter(({ name }) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)).map(say),
    "Rename it:",
  );
  assertNone(
    columns.filter(({ name, type }) => type === "uuid" && !/(^|_)(id|by)$/.test(name)).map(say),
    "An id ends with _id, a person who did it with _by:",
  );
});

test("every table says in a sentence what it is", async () => {
  const mute = await linesOf(
    client,
    `select c.relname as line from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^[A-Za-z].{10,}[.]$'`,
  );
  assertNone(mute, "Add `comment on table … is '…';` with a full stop:");
});

test("states and kinds are checked by the database", async () => {
  const free = await linesOf(
    client,
    `select format('%s.%s', c.relname, a.attname) as line
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     where a.attnum > 0 and (a.attname in ('state', 'kind') or a.attname like '%\\_state') and format_type(a.atttypid, a.atttypmod) = 'text'
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))`,
  );
  assertSame(
    free,
    ["documents.kind", "product_changes.from_state", "product_changes.to_state"],
    "Add `check (state in (…))`:",
  );
});

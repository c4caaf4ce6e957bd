import { randomUUID } from "node:crypto";
import type { Column, Schema } from "./schema.ts";

export const first = randomUUID();
export const second = randomUUID();

/**
 * Puts one row of each of two organizations into every table that names an organization. Checks, references and what
 * follows from a row are dropped before: what is tried afterwards are the rules of rows, and that they only grow.
 */
export async function seedTwoOrganizations({ client, columns, tables }: Schema): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as line from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'f') order by contype desc`);
  for (const { line } of rows) await client.query(line);
  const { rows: triggers } = await client.query<{ line: string }>(`
    select format('drop trigger %I on %s', tgname, tgrelid::regclass) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgname not in ('only_grows', 'never_emptied') and c.relnamespace = 'public'::regnamespace`);
  for (const { line } of triggers) await client.query(line);
  const seeded = tables.filter((table) =>
    columns.some((one) => one.table === table && one.name === "organization_id"),
  );
  for (const table of seeded) {
    const own = columns.filter((one) => one.table === table);
    for (const [at, organization] of [first, second].entries()) {
      const names = own.map(({ name }) => `"${name}"`).join(", ");
      const values = own.map((column) => valueFor(column, organization, at + 1)).join(", ");
      await client.query(`insert into ${table} (${names}) overriding system value values (${values})`);
    }
  }
  return seeded;
}

/** Any value of the column's type, another one for each organization. */
function valueFor({ name, type }: Column, organization: string, number: number): string {
  if (name === "organization_id") return `'${organization}'`;
  if (type === "uuid") return `'${randomUUID()}'`;
  if (type === "character(3)") return "'CHF'";
  if (type === "character(2)") return "'CH'";
  if (type === "bigint" && name.endsWith("_minor")) return "0";
  if (type.endsWith("[]")) return `array[${number}]::${type}`;
  if (/^(bigint|integer|smallint|numeric)/.test(type)) return String(number);
  if (type === "boolean") return "true";
  if (type === "jsonb") return "'{}'";
  if (type === "bytea") return `'\\x0${number}'`;
  if (type === "date") return "'2026-01-31'";
  if (type === "daterange") return "'[2026-01-01,2026-02-01)'";
  if (type === "inet") return "'192.0.2.1'";
  if (type === "timestamp with time zone") return "'2026-01-31T12:00:00Z'";
  if (type === "text") return `'text ${number}'`;
  throw new Error(`no value is known for ${type}: add one in support/two-organizations.ts`);
}

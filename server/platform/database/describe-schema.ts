import pg from "pg";

/** The schema as SQL text (`db/schema.sql`) and as types (`server/platform/database/tables.ts`), read from a migrated database. */
export async function describeSchema(connection: pg.PoolConfig): Promise<{ sql: string; types: string }> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // A role may have a schema of its own name; the text must not depend on who asks.
    await client.query("set search_path = public");
    const columns = await readColumns(client);
    const checks = await readAllowedValues(client);
    return { sql: await dumpSql(client, columns), types: writeTypes(columns, checks) };
  } finally {
    await client.end();
  }
}

interface Column {
  table_name: string;
  column_name: string;
  type: string;
  is_nullable: boolean;
  column_default: string | null;
}

async function readColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as is_nullable, pg_get_expr(d.adbin, d.adrelid) as column_default
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows;
}

/** The words that a check allows in a text column: `state in ('pending', 'paid')`. */
async function readAllowedValues(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ table_name: string; column_name: string; definition: string }>(`
    select c.relname as table_name, a.attname as column_name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1 and c.relnamespace = 'public'::regnamespace`);
  const values = new Map<string, string[]>();
  for (const row of rows) {
    const list =
      /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(row.definition) ??
      /^CHECK \(\(\w+ = ('.*'::text)\)\)$/.exec(row.definition);
    if (!list?.[1]) continue;
    values.set(
      `${row.table_name}.${row.column_name}`,
      [...list[1].matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? ""),
    );
  }
  return values;
}

function writeTypes(columns: Column[], allowed: Map<string, string[]>): string {
  const tables = Map.groupBy(columns, (column) => column.table_name);
  const body = [...tables].map(([table, list]) => {
    const fields = list.map((column) => {
      const base =
        allowed
          .get(`${table}.${column.column_name}`)
          ?.map((word) => `"${word}"`)
          .join(" | ") ?? typeOf(column.type);
      const type = column.is_nullable ? `${base} | null` : base;
      const json = column.type === "jsonb";
      const written = column.is_nullable ? "string | null" : "string";
      if (json)
        return `  ${column.column_name}: ColumnType<${type}, ${column.column_default ? `${written} | undefined` : written}, ${written}>;`;
      return `  ${column.column_name}: ${column.column_default ? `Generated<${type}>` : type};`;
    });
    return `export interface ${typeName(table)} {\n${fields.join("\n")}\n}`;
  });
  const index = [...tables.keys()].map((table) => `  ${table}: ${typeName(table)};`);
  return [
    "// Made from the database by `bin/chalet schema`; a test compares. JSON is read as a value and written as text.",
    'import type { ColumnType, Generated } from "kysely";',
    "",
    "/** Any JSON value; read it through a zod schema. */",
    "export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };",
    "",
    `${body.join("\n\n")}`,
    "",
    `export interface Tables {\n${index.join("\n")}\n}`,
    "",
  ].join("\n");
}

function typeName(table: string): string {
  return `${table
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Table`;
}

function typeOf(type: string): string {
  if (type === "bigint") return "bigint";
  if (type === "integer" || type === "smallint") return "number";
  if (type === "boolean") return "boolean";
  if (type === "bytea") return "Buffer";
  if (type === "jsonb") return "Json";
  if (type.endsWith("[]")) return `${typeOf(type.slice(0, -2))}[]`;
  return "string";
}

async function dumpSql(client: pg.Client, columns: Column[]): Promise<string> {
  const list = async (text: string) =>
    (await client.query<{ line: string }>(text)).rows.map((row) => row.line);
  const tables = [...Map.groupBy(columns, (column) => column.table_name)].map(([table, own]) => {
    const fields = own.map(
      (c) =>
        `  ${c.column_name} ${c.type}${c.is_nullable ? "" : " not null"}${c.column_default ? ` default ${c.column_default}` : ""}`,
    );
    return `create table ${table} (\n${fields.join(",\n")}\n);`;
  });
  const constraints = await list(`
    select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x') order by conrelid::regclass::text, conname`);
  const indexes = await list(`
    select indexdef || ';' as line from pg_indexes i where schemaname = 'public'
      and not exists (select from pg_constraint k where k.conname = i.indexname and k.connamespace = 'public'::regnamespace) order by tablename, indexname`);
  const policies = await list(`
    select format('create policy %I on %s for %s to %s%s%s;', policyname, tablename, lower(cmd), array_to_string(roles, ', '),
      coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
    from pg_policies where schemaname = 'public' order by tablename, policyname`);
  const grants = await list(`
    select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name, grantee) as line
    from information_schema.role_table_grants where table_schema = 'public' and grantee like 'chalet\\_%' group by table_name, grantee order by table_name, grantee`);
  const triggers = await list(`
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by c.relname, t.tgname`);
  const functions = await list(`
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p where p.pronamespace = 'app'::regnamespace order by p.proname, p.oid::regprocedure::text`);
  const comments = await list(`
    select format('comment on %s is %L;', case when d.objsubid = 0 then 'table ' || c.relname else 'column ' || c.relname || '.' || a.attname end, d.description) as line
    from pg_description d join pg_class c on c.oid = d.objoid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
    where d.classoid = 'pg_class'::regclass order by c.relname, d.objsubid`);
  const parts: [string, string[]][] = [
    ["tables", tables],
    ["comments", comments],
    ["constraints", constraints],
    ["indexes", indexes],
    ["row-level security", policies],
    ["rights", grants],
    ["triggers", triggers],
    ["functions", functions],
  ];
  return `-- What all migrations together make; written by \`bin/chalet schema\`, compared by a test. To read, not to run.\n${parts
    .map(([title, lines]) => `\n-- ${title}\n\n${lines.join("\n")}\n`)
    .join("")}`;
}

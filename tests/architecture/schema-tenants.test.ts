import assert from "node:assert/strict";
import test from "node:test";
import { assertNone } from "./support/assert-none.ts";
import { openSchema } from "./support/schema.ts";
import { first, second, seedTwoOrganizations } from "./support/two-organizations.ts";

const schema = await openSchema();
const { client, customers } = schema;
const seeded = await seedTwoOrganizations(schema);

/** Runs a statement as the role takes it, inside an organization, and undoes it; `refused` where the database says no. */
async function as(
  role: string,
  organization: string,
  text: string,
): Promise<"refused" | Record<string, unknown>[]> {
  await client.query("begin");
  try {
    await client.query(
      `set local role ${role}; set local app.organization = '${organization}'; set local app."user" = ''`,
    );
    return (await client.query<Record<string, unknown>>(text)).rows;
  } catch (error) {
    const { code } = error as { code?: string };
    // 42501: no right, or a new row against the rules of rows. 23001: rows that only grow.
    if (code === "42501" || code === "23001") return "refused";
    throw error;
  } finally {
    await client.query("rollback");
  }
}

const countByOrganization = (table: string) =>
  `select organization_id::text as id, count(*)::int as count from ${table} group by 1`;

test("a forgotten filter shows the rows of the transaction's organization, and no others", async () => {
  assert.ok(
    customers.every((table) => seeded.includes(table)),
    "each table of customers has rows to hide",
  );
  const wrong: string[] = [];
  for (const table of seeded) {
    const rows = await as("chalet_app", first, countByOrganization(table));
    const mayRead = customers.includes(table);
    const expected = mayRead ? JSON.stringify([{ id: first, count: 1 }]) : '"refused"';
    if (JSON.stringify(rows) !== expected) wrong.push(`${table}: ${JSON.stringify(rows)}`);
  }
  assertNone(wrong, `Each shows one row of ${first}; what is no table of customers is refused:`);
});

test("a transaction without an organization sees nothing of anybody", async () => {
  for (const table of customers) {
    assert.deepEqual(
      await as("chalet_app", "", countByOrganization(table)),
      [],
      `${table} shows rows to nobody`,
    );
  }
});

test("the role across organizations sees all, so that the rows were there to be hidden", async () => {
  const wrong: string[] = [];
  for (const table of customers) {
    const rows = await as("chalet_platform", first, countByOrganization(table));
    if (rows === "refused" || rows.length !== 2) wrong.push(`${table}: ${JSON.stringify(rows)}`);
  }
  assertNone(wrong, "Grant select to chalet_platform:");
});

test("a forgotten filter changes and deletes nothing of another organization", async () => {
  const wrong: string[] = [];
  for (const table of customers) {
    for (const act of [`update ${table} set organization_id = organization_id`, `delete from ${table}`]) {
      const rows = await as(
        "chalet_app",
        first,
        `with done as (${act} returning organization_id) ${countOf("done")}`,
      );
      const isOwn = rows === "refused" || rows.every(({ id }) => id === first);
      if (!isOwn) wrong.push(`${act}: ${JSON.stringify(rows)}`);
    }
  }
  assertNone(wrong, "Call app.protect for the table:");
});

const countOf = (source: string) =>
  `select organization_id::text as id, count(*)::int as count from ${source} group by 1`;

test("no row is written for another organization, nor moved to one", async () => {
  const wrong: string[] = [];
  for (const table of customers) {
    const names = schema.columns.filter((one) => one.table === table).map(({ name }) => `"${name}"`);
    const values = names
      .map((name) => (name === '"organization_id"' ? `'${second}'::uuid` : name))
      .join(", ");
    const copy = `insert into ${table} (${names.join(", ")}) select ${values} from ${table}`;
    const move = `update ${table} set organization_id = '${second}'`;
    for (const act of [copy, move])
      if ((await as("chalet_app", first, act)) !== "refused") wrong.push(act.slice(0, 90));
  }
  assertNone(wrong, "Add `with check (organization_id = app.organization())`:");
});

test("people see themselves and those of the organization they work in", async () => {
  const [own, fellow, stranger] = [1, 2, 3].map((one) => `00000000-0000-7000-8000-00000000000${one}`);
  for (const [at, id] of [own, fellow, stranger].entries()) {
    await client.query(
      `insert into users (id, email, first_name, last_name, language, created_at, email_confirmed_at)
       values ('${id}', 'person${at}@example.com', 'A', 'B', 'en', '2026-01-31', '2026-01-31')`,
    );
    await client.query(
      `insert into members (organization_id, user_id, role, created_at) values ('${at === 2 ? second : first}', '${id}', 'external', '2026-01-31')`,
    );
  }
  const inside = await as("chalet_app", first, "select id::text from users order by id");
  assert.deepEqual(inside, [{ id: own }, { id: fellow }]);
  assert.deepEqual(await as("chalet_app", "", "select id::text from users"), []);
  const alone = `set local app."user" = '${stranger}'; select id::text from users`;
  await client.query("begin; set local role chalet_app; set local app.organization = ''");
  await client.query(alone.split(";")[0] ?? "");
  const { rows } = await client.query(
    "select (select array_agg(id::text) from users) as users, (select array_agg(organization_id::text) from organizations) as organizations, (select array_agg(organization_id::text) from members) as members",
  );
  await client.query("rollback");
  assert.deepEqual(rows, [{ users: [stranger], organizations: [second], members: [second] }]);
});

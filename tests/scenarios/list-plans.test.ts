import assert from "node:assert/strict";
import test from "node:test";
import { CompiledQuery, type QueryExecutor, sql } from "kysely";
import type { Db } from "../../server/platform/database/database.ts";
import { listCases } from "../bench/lists/list-cases.ts";
import { seedLists } from "../bench/lists/seed-lists.ts";
import { testInstallation } from "../support/installation.ts";
import { queryAsOwner } from "../support/owner.ts";

const installation = await testInstallation();
const rows = 20_000;
await installation.write(({ db }) => seedLists(db, rows));
await queryAsOwner(installation, "vacuum analyze");

const large = new Set([
  ...[
    "users",
    "organizations",
    "members",
    "orders",
    "invoices",
    "due_items",
    "charges",
    "credit_notes",
    "payouts",
  ],
  ...["bank_files", "bank_payments", "bank_payment_results"],
]);

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** A handle that notes each statement. */
function noting(db: Db, noted: CompiledQuery[]): Db {
  const executor = db.getExecutor();
  const note: QueryExecutor["executeQuery"] = (query) => {
    noted.push(query);
    return executor.executeQuery(query);
  };
  const noter = new Proxy(executor, {
    get: (target, name) => {
      if (name === "executeQuery") return note;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { getExecutor: () => noter } as Db;
}

/** The tables that the statements of a list read from one end to the other. */
async function scannedBy(db: Db, statements: readonly CompiledQuery[]): Promise<string[]> {
  const scanned: string[] = [];
  for (const { sql: text, parameters } of statements) {
    const explain = CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]);
    const { rows } = await db.executeQuery<{ "QUERY PLAN": readonly { readonly Plan: Plan }[] }>(explain);
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
    assert.ok(plan, text);
    const scans = nodesOf(plan).filter((node) => node["Node Type"] === "Seq Scan");
    scanned.push(...scans.map((node) => node["Relation Name"] ?? "").filter((table) => large.has(table)));
  }
  return scanned;
}

test("no list of staff reads a large table from one end to the other", async () => {
  const wrong: string[] = [];
  for (const { name, read } of listCases) {
    const found = await installation.write(async ({ db }) => {
      await sql`set local jit = off`.execute(db);
      const noted: CompiledQuery[] = [];
      assert.ok((await read(noting(db, noted), rows)).length <= 51, name);
      return scannedBy(db, noted);
    });
    if (found.length > 0) wrong.push(`${name}: ${found.join(", ")}`);
  }
  assert.deepEqual(wrong, []);
});

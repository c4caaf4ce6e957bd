import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { describeSchema } from "../../server/platform/database/describe-schema.ts";
import { freshDatabase } from "../support/installation.ts";
import { assertNone } from "./support/assert-none.ts";
import { root } from "./support/sources.ts";

const { sql, types } = await describeSchema(await freshDatabase());
const whatToDo = "Run `bin/chalet schema` and look at the difference:";

test("db/schema.sql is what the migrations make", () => {
  assertNone(differences("db/schema.sql", sql), whatToDo);
});

test("the types of the tables are what the migrations make", () => {
  assertNone(differences("server/platform/database/tables.ts", types), whatToDo);
});

/** The first line that differs. */
function differences(path: string, made: string): string[] {
  const [ours, theirs] = [readFileSync(join(root, path), "utf8").split("\n"), made.split("\n")];
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  if (at < 0 && ours.length === theirs.length) return [];
  return [`${path}:${at + 1} has «${ours.at(at)}», the database «${theirs.at(at)}»`];
}

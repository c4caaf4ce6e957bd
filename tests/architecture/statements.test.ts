import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { importsOf } from "./support/imports.ts";
import { isTest, nameOf, placesWhere, readSources } from "./support/sources.ts";

const program = readSources((path) => !isTest(path) && !path.startsWith("bin/"));
const builders = /\.(selectFrom|selectNoFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/;
const mayHoldSql = (path: string) => path.endsWith(".queries.ts") || path.startsWith("server/platform/");
const filesOf = (places: readonly string[]) => places.map((place) => place.replace(/:\d+$/, ""));
const isSqlTag = (node: Node) => node.type === "TaggedTemplateExpression" && nameOf(node.tag) === "sql";

function isStatement(node: Node): boolean {
  if (isSqlTag(node)) return true;
  return node.type === "CallExpression" && builders.test(nameOf(node.callee) ?? "");
}

test("SQL stands in *.queries.ts and in the platform", () => {
  const others = program.filter(({ path }) => !mayHoldSql(path));
  assertNone(
    placesWhere(others, isStatement),
    "Move the statement to the noun's *.queries.ts and call it from there:",
  );
  const tools = others.flatMap(importsOf).filter(({ to, typeOnly }) => /^(pg|kysely)$/.test(to) && !typeOnly);
  // How a connection is named is known where the database is opened.
  assertNone(
    tools.map(({ from, to }) => `${from} → ${to}`),
    "Only *.queries.ts and the platform know the database:",
  );
});

test("connections are opened in the platform alone", () => {
  const pg = program.flatMap(importsOf).filter(({ to, typeOnly }) => to === "pg" && !typeOnly);
  assertNone(
    pg.filter(({ from }) => !from.startsWith("server/platform/")).map(({ from }) => from),
    "Use ctx.db:",
  );
});

test("columns are named one by one", () => {
  const all = placesWhere(program, (node) => {
    const name = node.type === "CallExpression" ? (nameOf(node.callee) ?? "") : "";
    return /\.(selectAll|returningAll)$/.test(name);
  });
  assertNone(all, "Name the columns: a new one must not reach callers by itself:");
});

/** Statements that skip rows for another end than a page. */
const skipsRows: Record<string, string> = {};

test("lists are paged by cursor: no statement skips rows by number", () => {
  const skips = placesWhere(program, (node, above) => {
    if (node.type === "CallExpression") return /\.offset$/.test(nameOf(node.callee) ?? "");
    return node.type === "TemplateElement" && above.some(isSqlTag) && /\boffset\b/i.test(node.value.raw);
  });
  assertSame(
    filesOf(skips),
    Object.keys(skipsRows),
    "Continue after the last key (platform/request/paging.ts):",
  );
});

/** Where text becomes a statement: the text is ours, and what is put into it was checked or is a constant. */
const writtenStatements = {
  "server/platform/database/embedded-keeper.ts": "names of locks and of the program, constants of the file",
  "server/platform/events/events.ts": "the name of the channel, a constant of the file",
  "server/platform/database/read-columns.ts": "names of columns, which are keys of a row's type",
};

test("values never become part of a statement's text", () => {
  const raw = placesWhere(program, (node) => {
    if (node.type !== "CallExpression") return false;
    const name = nameOf(node.callee) ?? "";
    if (/^sql\.(raw|lit|ref|table|id)$/.test(name)) return true;
    const [text] = node.arguments;
    return /\.query$/.test(name) && text?.type === "TemplateLiteral" && text.expressions.length > 0;
  });
  assertSame(filesOf(raw), Object.keys(writtenStatements), "Give values to the template sql`…` as they are:");
});

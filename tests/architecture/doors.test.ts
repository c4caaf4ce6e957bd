import { dirname, join } from "node:path";
import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { commentBefore, readSource, readSources, type Source } from "./support/sources.ts";

const doors = readSources((path) => /^server\/domains\/[^/]+\/index\.ts$/.test(path));

/** What a door does when it is loaded: it tells a domain below what follows from its acts, so that no circle is needed. */
const wiring = [
  "server/domains/orders/index.ts: completeOrdersBy(completeOrder)",
  "server/domains/orders/index.ts: abandonOrdersBy(abandonOrder)",
];

test("a door passes on; it does nothing itself", () => {
  const acts = doors.flatMap(({ path, text, parsed }) =>
    parsed.program.body
      .filter((statement) => !isPassing(statement))
      .map(({ start, end }) => `${path}: ${text.slice(start, end).replace(/;$/, "")}`),
  );
  assertSame(acts, wiring, "Move it to a file of its noun and pass it on from here:");
});

function isPassing(statement: Node): boolean {
  if (statement.type === "ImportDeclaration") return true;
  if (statement.type !== "ExportNamedDeclaration") return false;
  const { declaration } = statement;
  if (declaration?.type !== "VariableDeclaration") return !declaration;
  return declaration.declarations.every(
    ({ id }) => id.type === "Identifier" && /^(routes|jobs)$/.test(id.name),
  );
}

test("a door passes on nothing whole: each name is chosen", () => {
  const whole = doors.filter(({ parsed }) =>
    parsed.program.body.some((one) => one.type === "ExportAllDeclaration"),
  );
  assertNone(
    whole.map(({ path }) => path),
    "Name what others may use:",
  );
});

test("everything that a door offers says in a sentence what it does", () => {
  const mute = doors.flatMap((door) =>
    door.parsed.program.body.flatMap((statement) => {
      if (statement.type !== "ExportNamedDeclaration" || !statement.source) return [];
      const file = readSource(join(dirname(door.path), statement.source.value));
      return statement.specifiers
        .map(({ local }) => ("name" in local ? local.name : local.value))
        .filter((name) => isDescribed(file, name) === false)
        .map((name) => `${file.path}: ${name}`);
    }),
  );
  assertNone(mute, "Write one sentence above it: what it does, units, errors, source of a rule:");
});

/** Whether the file declares the name below a comment of a few words; undefined for types, whose fields speak. */
function isDescribed(file: Source, name: string): boolean | undefined {
  const statement = file.parsed.program.body.find(
    (one) => one.type === "ExportNamedDeclaration" && one.declaration && declares(one.declaration, name),
  );
  const { declaration = undefined } = statement?.type === "ExportNamedDeclaration" ? statement : {};
  if (/^TS(Interface|TypeAlias)Declaration$/.test(declaration?.type ?? "")) return undefined;
  const comment = statement && commentBefore(file, statement);
  return (
    comment?.type === "Block" && comment.value.startsWith("*") && comment.value.trim().split(/\s+/).length > 3
  );
}

function declares(declaration: Node, name: string): boolean {
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === name);
  }
  return "id" in declaration && declaration.id?.type === "Identifier" && declaration.id.name === name;
}

test("every function that a file of the server offers says what it does", () => {
  const server = readSources((path) => path.startsWith("server/") && !/\.test\.ts$|tables\.ts$/.test(path));
  const mute = server.flatMap((file) =>
    functionsOf(file)
      .filter((name) => !isDescribed(file, name))
      .map((name) => `${file.path}: ${name}`),
  );
  assertNone(mute, "Write one sentence above it:");
});

function functionsOf({ parsed }: Source): string[] {
  return parsed.program.body.flatMap((one) => {
    const declaration = one.type === "ExportNamedDeclaration" ? one.declaration : undefined;
    return declaration?.type === "FunctionDeclaration" && declaration.id ? [declaration.id.name] : [];
  });
}

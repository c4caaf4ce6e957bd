import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { isTest, nameOf, placesWhere, readSources } from "./support/sources.ts";

const program = readSources((path) => !isTest(path) && !path.startsWith("bin/"));
const filesOf = (places: readonly string[]) => places.map((place) => place.replace(/:\d+$/, ""));

/** `Date` as a value. `new Date(given)` is a form of a given time, parse and UTC only count; all else reads the machine's clock. */
function isDate(node: Node, above: readonly Node[]): "given" | "clock" | undefined {
  if (node.type !== "Identifier" || node.name !== "Date") return undefined;
  const outer = above.at(-1);
  if (outer === undefined || outer.type.startsWith("TS") || outer.type === "ImportSpecifier")
    return undefined;
  if (outer.type === "MemberExpression" && outer.property === node && !outer.computed) return undefined;
  if (/^Date\.(parse|UTC)$/.test(nameOf(outer) ?? "")) return undefined;
  const isGiven = outer.type === "NewExpression" && outer.callee === node && outer.arguments.length > 0;
  return isGiven ? "given" : "clock";
}

function readsTheClock(node: Node, above: readonly Node[]): boolean {
  if (node.type === "MemberExpression" && nameOf(node) === "Temporal.Now") return true;
  return isDate(node, above) === "clock";
}

test("now is ctx.clock: nothing else reads the machine's clock", () => {
  const others = program.filter(({ path }) => path !== "server/platform/clock.ts");
  assertNone(
    placesWhere(others, readsTheClock),
    "Take the time from ctx.clock (in the console from the installation's answer):",
  );
});

/** Tests of what goes by the machine's clock itself. */
const needsTheClock = {
  "server/platform/jobs/worker.test.ts": "graphile-worker starts jobs by the machine's clock",
};

test("tests name the instant they are about", () => {
  // Measurements, and journeys through the running program, work with the machine's clock.
  const tests = readSources((path) => isTest(path) && !/^tests\/(bench|journeys)\//.test(path));
  const places = placesWhere(tests, readsTheClock);
  assertSame(filesOf(places), Object.keys(needsTheClock), "Name an instant, or take installation.clock:");
});

/** What only takes a Date: it is made from a value that was given. */
const takesDates = {
  "server/domains/billing/documents/sheet.ts": "pdfkit writes the day of issue into the file as a Date",
};

test("a Date is made where a library takes nothing else", () => {
  const places = placesWhere(program, (node, above) => isDate(node, above) === "given");
  assertSame(filesOf(places), Object.keys(takesDates), "Use Temporal, or ISO text; keep the list here true:");
});

test("written SQL takes the time as a value too", () => {
  const own =
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(date|time|timestamp)\b/i;
  const server = program.filter(({ path }) => path.startsWith("server/"));
  const reads = placesWhere(
    server,
    (node, above) =>
      node.type === "TemplateElement" &&
      above.some((outer) => outer.type === "TaggedTemplateExpression" && nameOf(outer.tag) === "sql") &&
      own.test(node.value.raw),
  );
  assertNone(reads, "Pass ctx.clock.now() as a value:");
});

/** Where it does no harm that somebody could foretell the number. */
const chance = {
  "server/platform/request/problems.ts":
    "seconds after which refused callers come back, so that they come apart",
};

test("secrets and ids never come from Math.random", () => {
  const uses = placesWhere(
    program,
    (node) => node.type === "MemberExpression" && nameOf(node) === "Math.random",
  );
  assertSame(filesOf(uses), Object.keys(chance), "Use server/platform/ids.ts; keep the list here true:");
});

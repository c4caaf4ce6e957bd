import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { isTest, nameOf, placesWhere, readSources, walk } from "./support/sources.ts";

const program = readSources((path) => !isTest(path) && !path.startsWith("bin/"));
const outside = program.filter(({ path }) => !path.startsWith("common/"));
const filesOf = (places: readonly string[]) => places.map((place) => place.replace(/:\d+$/, ""));

/** The last word of a name that means an amount: `total_minor`, `netMinor`, `amount`. */
const isMoney = /(^|[._])(minor|amount|balance)$|(Minor|Amount|Balance)$/;

function namesMoney(node: Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.type === "Identifier" && isMoney.test(inner.name)) found = true;
  });
  return found;
}

/** What takes an amount as a number and nothing else. */
const takesNumbers = {
  "common/money.ts": "toMinorNumber, which refuses what would not be exact",
  "server/domains/billing/documents/swiss-payment-part.ts":
    "swissqrbill takes a number and prints two decimals; totals stay below 10 million",
};

test("MON-1 an amount becomes a number in one place, which refuses what would not be exact", () => {
  const turned = placesWhere(program, (node) => {
    if (node.type === "UnaryExpression" && node.operator === "+") return namesMoney(node.argument);
    const isNumber = node.type === "CallExpression" && nameOf(node.callee) === "Number";
    return isNumber && node.arguments.some(namesMoney);
  });
  assertSame(filesOf(turned), Object.keys(takesNumbers), "Use toMinorNumber of common/money.ts:");
});

test("MON-1 no text is read as a float, and no number is rounded by printing it", () => {
  const floats = placesWhere(
    program,
    (node) =>
      node.type === "CallExpression" &&
      /(^|\.)(parseFloat|toFixed|toPrecision)$/.test(nameOf(node.callee) ?? ""),
  );
  assertNone(floats, "Use parseAmount and formatAmount of common/money.ts:");
});

test("MON-1 amounts are divided and rounded in common alone", () => {
  const worked = placesWhere(outside, (node, _above, { path }) => {
    if (node.type === "BinaryExpression") {
      const isExact = node.operator === "*" && path.endsWith(".rules.ts");
      const work = ["*", "/", "%", "**"].includes(node.operator) && !isExact;
      return work && [node.left, node.right].some((side) => isMoney.test(nameOf(side) ?? ""));
    }
    const isMath =
      node.type === "CallExpression" && /^Math\.(round|floor|ceil|trunc)$/.test(nameOf(node.callee) ?? "");
    return isMath && node.arguments.some(namesMoney);
  });
  assertNone(
    worked,
    "Use applyRate, percentOf, shareOf or allocate of common/rounding.ts; multiply in *.rules.ts:",
  );
});

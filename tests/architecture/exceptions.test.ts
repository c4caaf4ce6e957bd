import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { isTest, listFiles, placeOf, placesWhere, readSources } from "./support/sources.ts";

const sources = readSources();

/** Every rule of the linter that is left out somewhere, and where. The reason stands beside the code. */
const leftOut = [
  "console/pages/accounting/PricedLines.tsx lint/suspicious/noArrayIndexKey",
  "console/routes/load.ts lint/suspicious/noExplicitAny",
  "console/shell/palette/Palette.tsx lint/suspicious/noArrayIndexKey",
  "console/ui/form/use-act-form.ts lint/suspicious/noExplicitAny",
  "server/platform/database/database.ts lint/correctness/useYield",
];

test("the linter is silenced in few named places, each with a reason", () => {
  const marks = sources.flatMap((source) =>
    source.parsed.comments.flatMap((comment) => {
      const mark = /biome-ignore(-all|-start|-end)?\s+(\S+?)\s*:\s*(.*)/.exec(comment.value);
      return mark ? [{ path: source.path, whole: mark[1], rule: mark[2] ?? "", reason: mark[3] ?? "" }] : [];
    }),
  );
  assertNone(
    marks
      .filter(({ reason, whole }) => reason.trim().length < 8 || whole)
      .map(({ path, rule }) => `${path} ${rule}`),
    "Silence one line, and say why:",
  );
  assertSame(
    marks.map(({ path, rule }) => `${path} ${rule}`),
    leftOut,
    "Do what the rule asks, or name the place here:",
  );
});

test("the compiler is never silenced", () => {
  const silenced = sources.flatMap((source) =>
    source.parsed.comments
      .filter(({ value }) =>
        /@ts-(ignore|expect-error|nocheck)|eslint-disable|prettier-ignore|v8 ignore/.test(value),
      )
      .map((comment) => placeOf(source, comment)),
  );
  assertNone(silenced, "Give it the right type:");
});

/** Where a value is told to be of a type that the compiler cannot follow to. */
const retyped = {
  "console/theme/scale.ts": "a list of exactly ten colours",
  "console/ui/form/use-act-form.ts": "values of a form are the body of its endpoint",
  "server/domains/billing/open-items/read-open-items-file.ts": "rows of csv-parse with its option `info`",
  "server/platform/i18n/i18n.ts": "keys of the server beside those of the console",
  "server/platform/request/wrapper.ts": "handlers of all routes, each with its own types",
};

test("types are overruled in few named places", () => {
  const program = sources.filter(({ path }) => !isTest(path));
  const casts = placesWhere(
    program,
    (node) =>
      node.type === "TSAsExpression" &&
      node.expression.type === "TSAsExpression" &&
      node.expression.typeAnnotation.type === "TSUnknownKeyword",
  );
  assertSame(
    casts.map((place) => place.replace(/:\d+$/, "")),
    Object.keys(retyped),
    "Read the value through a schema, or name the place here with its reason:",
  );
});

test("there is no second configuration of a tool that would loosen the rules of the first", () => {
  const tools = listFiles().filter((path) =>
    /(^|\/)(biome\.jsonc?|tsconfig[^/]*\.json|knip\.jsonc?|\.eslintrc.*|\.prettierrc.*)$/.test(path),
  );
  assertSame(
    tools,
    ["biome.json", "knip.json", "tsconfig.json"],
    "Keep one configuration a tool, in the project's folder:",
  );
});

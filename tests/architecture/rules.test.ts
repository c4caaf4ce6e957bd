import test from "node:test";
import { assertNone } from "./support/assert-none.ts";
import { isTest, nameOf, readSources, textOf, walk } from "./support/sources.ts";

const rule = /\b(?:ACC|API|CAT|DOM|KB|MON|ORG|PAR|PUB|REN|SEC|SSO|SUP)-\d+\b/g;
const idsIn = (text: string) => text.match(rule) ?? [];

/** Rules that the names of tests prove. */
function provenRules(): ReadonlySet<string> {
  const proven = new Set<string>();
  for (const { parsed } of readSources((path) => /\.test\.(ts|js)$/.test(path))) {
    walk(parsed.program, (node) => {
      if (node.type !== "CallExpression" || !/^(test|it)$/.test(nameOf(node.callee) ?? "")) return;
      const [name] = node.arguments;
      const text =
        name?.type === "TemplateLiteral" ? name.quasis.map((part) => part.value.raw).join(" ") : textOf(name);
      for (const id of idsIn(text ?? "")) proven.add(id);
    });
  }
  return proven;
}

test("every rule that the program names is proven by a test that names it", () => {
  const proven = provenRules();
  const named = readSources((path) => !isTest(path) && /^(server|console|common)\//.test(path)).flatMap(
    ({ path, text }) => idsIn(text).map((id) => ({ id, path })),
  );
  assertNone(
    named.filter(({ id }) => !proven.has(id)).map(({ id, path }) => `${id} in ${path}`),
    'Name the rule in the test that proves it, as in test("MON-7 …"):',
  );
});

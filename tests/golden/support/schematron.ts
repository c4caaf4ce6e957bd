import { existsSync, readFileSync } from "node:fs";
import fontoxpath from "fontoxpath";
import { type Document, type Element, type Node, parseXmlDocument } from "slimdom";

/** Where the rules lie. */
export const schematronFolder = new URL(
  "../../../../shared/data/banking/einvoice/schematron/",
  import.meta.url,
);

/** True where the rules of EN 16931 lie beside the project. */
export const hasSchematron = existsSync(schematronFolder);

interface Assertion {
  readonly id: string;
  readonly test: string;
}

interface Rules {
  readonly prefixes: Readonly<Record<string, string>>;
  /** Of each pattern its rules: XPath of what they are about, and what must hold. */
  readonly patterns: readonly (readonly {
    readonly context: string;
    readonly assertions: readonly Assertion[];
  }[])[];
}

// The library counts decimals in binary, where 15885.26 + 5673997.93 is not 5689883.19: sums are taken exactly instead.
const exact = "urn:chalet:exact";
fontoxpath.registerCustomXPathFunction(
  { namespaceURI: exact, localName: "sum" },
  ["xs:decimal*"],
  "xs:decimal",
  (_context, amounts: number[]) => {
    const minor = amounts.reduce((total, amount) => total + BigInt(Math.round(amount * 10_000)), 0n);
    return Number(`${minor}e-4`);
  },
);
const summedExactly = (test: string) => test.replace(/(?<![\w:-])sum\(/g, "exact:sum(");

const childrenOf = (parent: Element, name: string) =>
  parent.children.filter((child) => child.localName === name);
const attributeOf = (element: Element, name: string) => element.getAttribute(name) ?? "";

function readRules(syntax: "UBL" | "CII"): Rules {
  const file = new URL(`EN16931-${syntax}-validation-preprocessed.sch`, schematronFolder);
  const schema = parseXmlDocument(readFileSync(file, "utf8")).documentElement;
  if (!schema) throw new Error(`${file.pathname} is empty`);
  const prefixes = childrenOf(schema, "ns").map((ns) => [attributeOf(ns, "prefix"), attributeOf(ns, "uri")]);
  const patterns = childrenOf(schema, "pattern").map((pattern) =>
    childrenOf(pattern, "rule").map((rule) => ({
      context: anywhere(attributeOf(rule, "context")),
      assertions: childrenOf(rule, "assert").map((assert) => ({
        id: attributeOf(assert, "id"),
        test: summedExactly(attributeOf(assert, "test")),
      })),
    })),
  );
  return { prefixes: { ...Object.fromEntries(prefixes), exact }, patterns };
}

/** A context is a pattern of XSLT: it matches wherever it stands. */
function anywhere(context: string): string {
  const alternatives = context.split(/\|(?![^[]*\])/).map((one) => one.trim());
  return alternatives.map((one) => (one.startsWith("/") ? one : `//${one}`)).join(" | ");
}

const known = new Map<string, Rules>();

function rulesOf(syntax: "UBL" | "CII"): Rules {
  const rules = known.get(syntax) ?? readRules(syntax);
  known.set(syntax, rules);
  return rules;
}

/** The rules of EN 16931 that a file breaks, by their ids; warnings too. */
export function brokenRules(syntax: "UBL" | "CII", xml: string): string[] {
  const { prefixes, patterns } = rulesOf(syntax);
  const document: Document = parseXmlDocument(xml);
  const options = {
    namespaceResolver: (prefix: string) => prefixes[prefix] ?? null,
    language: fontoxpath.evaluateXPath.XPATH_3_1_LANGUAGE,
  };
  const broken: string[] = [];
  for (const rules of patterns) {
    const taken = new Set<Node>();
    for (const { context, assertions } of rules) {
      const nodes = fontoxpath.evaluateXPathToNodes<Node>(context, document, null, null, options);
      for (const node of nodes.filter((one) => !taken.has(one))) {
        taken.add(node);
        for (const { id, test } of assertions) {
          if (!fontoxpath.evaluateXPathToBoolean(test, node, null, null, options)) broken.push(id);
        }
      }
    }
  }
  return broken;
}

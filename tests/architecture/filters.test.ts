import assert from "node:assert/strict";
import test from "node:test";
import type { Node } from "oxc-parser";
import { assertSame } from "./support/assert-none.ts";
import { isTest, nameOf, readSource, readSources, type Source, textOf, walk } from "./support/sources.ts";

const customers = customersTables();
const builders =
  /\.(selectFrom|updateTable|deleteFrom|mergeInto|(inner|left|right|full|cross)Join|using|from)$/;
const queries = readSources((path) => !isTest(path) && path.endsWith(".queries.ts"));

/** Tables whose rows belong to an organization, by the types that are made from the schema. */
function customersTables(): ReadonlySet<string> {
  const { text } = readSource("server/platform/database/tables.ts");
  const [, list = ""] = /export interface Tables \{([^}]*)\}/.exec(text) ?? [];
  const types = new Map(
    [...list.matchAll(/(\w+): (\w+);/g)].map(([, table = "", type = ""]) => [type, table]),
  );
  const bodies = [...text.matchAll(/export interface (\w+) \{([^}]*)\}/g)];
  const owned = bodies.filter(([, , body = ""]) => /\borganization_id: (?!.*null)/.test(body));
  return new Set(owned.flatMap(([, type = ""]) => types.get(type) ?? []));
}

/** What a part of a file says in SQL, and which of the file's own names it uses. */
function partOf(node: Node) {
  const texts: string[] = [];
  const used = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === "TemplateElement") texts.push(inner.value.raw);
    if (inner.type === "Identifier") used.add(inner.name);
    if (inner.type !== "CallExpression") return;
    const [first] = inner.arguments;
    const table = builders.test(nameOf(inner.callee) ?? "") ? textOf(first) : undefined;
    if (table) texts.push(`from ${table}`);
    for (const one of inner.arguments) texts.push(textOf(one) ?? "");
  });
  return { text: texts.join(" "), used };
}

const namesTable = (text: string) =>
  [...text.matchAll(/\b(?:from|join|update|using)\s+(?:only\s+)?(\w+)/gi)].some(([, table = ""]) =>
    customers.has(table),
  );

/** Functions of a file that read or change rows of customers without a word of whose rows they are. */
function unfiltered(source: Source): string[] {
  const parts = source.parsed.program.body.flatMap((statement) => {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (node?.type === "FunctionDeclaration")
      return [{ name: node.id?.name ?? "", isConst: false, ...partOf(node) }];
    if (node?.type !== "VariableDeclaration") return [];
    return node.declarations.map((one) => ({ name: nameOf(one.id) ?? "", isConst: true, ...partOf(one) }));
  });
  const fragments = parts.filter(({ isConst }) => isConst);
  return parts
    .filter(({ isConst }) => !isConst)
    .filter(({ text, used }) => {
      const whole = [text, ...fragments.filter(({ name }) => used.has(name)).map((one) => one.text)].join(
        " ",
      );
      return namesTable(whole) && !/organization_id/.test(text);
    })
    .map(({ name }) => `${source.path} ${name}`);
}

/** Statements over many organizations, and why. */
const across: Record<string, string> = {
  "server/domains/bank/payments/bank-payment.queries.ts findPayment":
    "staff see what the bank brought for anybody",
  "server/domains/bank/payments/bank-payment.queries.ts listPaymentRows":
    "staff see what the bank brought for anybody",
  "server/domains/billing/ledger/ledger-check.queries.ts sumAccounts":
    "the trial balance is of the whole ledger",
  "server/domains/identity/closing/closing.queries.ts eraseBelongings":
    "the address of one person, in the invitations of all organizations",
  "server/domains/identity/personal-data/personal-data.queries.ts readPersonalRows":
    "what one person is and did, in all of their organizations",
  "server/domains/billing/open-items/open-item.queries.ts findTakenReferences":
    "a reference is taken by whomever has it",
};

test("a statement on rows of customers says whose rows, beside row-level security", () => {
  assert.ok(customers.size >= 15, "the tables of customers are gone");
  assertSame(
    queries.flatMap(unfiltered),
    Object.keys(across),
    "Name organization_id in the statement, or say here why it is for all organizations:",
  );
});

import test from "node:test";
import type { Node } from "oxc-parser";
import { reminderCauses } from "../../server/domains/billing/reminders/reminder.rules.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { englishTexts, variablesOf } from "./support/catalogues.ts";
import { nameOf, placeOf, type Source, textOf, walk } from "./support/sources.ts";
import { fieldsOf, program } from "./support/text-uses.ts";

const texts = englishTexts();
const server = program.filter(({ path }) => path.startsWith("server/"));

interface Use {
  readonly place: string;
  readonly name: string;
  /** Names of the values that it is given; undefined where the code does not show them. */
  readonly given: readonly string[] | undefined;
}

/** Templates whose name is put together: each name that can come of it. */
const builtTemplates: Record<string, readonly string[]> = {
  "billing.credit_note_*": ["rest", "settled", "prepaid"].map((effect) => `billing.credit_note_${effect}`),
  "billing.prepaid_*": [
    ...["cancelled_order", "replaced_reference", "credited_invoice", "written_off_invoice"].map(
      (outcome) => `billing.prepaid_${outcome}`,
    ),
  ],
  "billing.reminder_*": reminderCauses.map((cause) => `billing.reminder_${cause}`),
  "catalogue.products_*": ["suspended", "terminated", "resumed"].map((what) => `catalogue.products_${what}`),
  "billing.prepaid_*_*": ["other_amount", "other_currency"].flatMap((outcome) => [
    `billing.prepaid_${outcome}_order`,
    `billing.prepaid_${outcome}_invoice`,
  ]),
};

/** The texts that a node can be: of both branches of a choice, and with a star for each value of a template. */
function namesOf(node: Node | undefined): string[] {
  if (node?.type === "ConditionalExpression")
    return [...namesOf(node.consequent), ...namesOf(node.alternate)];
  if (node?.type === "TemplateLiteral") return [node.quasis.map((part) => part.value.cooked ?? "").join("*")];
  return [textOf(node) ?? []].flat();
}

function givenBy(node: Node | undefined): string[] | undefined {
  if (node === undefined) return [];
  const fields = fieldsOf(node);
  return fields.has("…") ? undefined : [...fields.keys()];
}

function mailsIn(source: Source): Use[] {
  const uses: Use[] = [];
  walk(source.parsed.program, (node, above) => {
    if (node.type !== "ObjectExpression" || above.at(-1)?.type === "SpreadElement") return;
    const fields = fieldsOf(node);
    const place = placeOf(source, node);
    // Without a recipient it is a part of a mail, completed elsewhere.
    const isWhole = fields.has("to") && (fields.has("params") || !fields.has("…"));
    const given = isWhole ? givenBy(fields.get("params")) : undefined;
    for (const name of namesOf(fields.get("template"))) {
      for (const one of builtTemplates[name] ?? [name]) uses.push({ place, name: one, given });
    }
  });
  return uses;
}

const mails = server.flatMap(mailsIn);
const textOfMail = (template: string, part: string) =>
  texts.get(`${template.replace(".", ":mail.")}.${part}`);

test("every mail that is sent has subject, text and button", () => {
  const lacking = mails.flatMap(({ name, place }) =>
    ["subject", "text", "button"]
      .filter((part) => !textOfMail(name, part))
      .map((part) => `${place} ${name}.${part}`),
  );
  assertNone(lacking, "Add it to the catalogue of the domain, in five languages:");
});

test("every mail of the catalogues is sent by something", () => {
  const there = [...texts.keys()].flatMap((key) => {
    const match = /^(\w+):mail\.(\w+)\.(\w+)$/.exec(key);
    return match ? [`${match[1]}.${match[2]}`] : [];
  });
  assertSame(
    there,
    mails.map(({ name }) => name),
    "Keep mails and their texts alike:",
  );
  const parts = [...texts.keys()].filter((key) => /:mail\.\w+\.(?!(subject|text|button)$)/.test(key));
  assertNone(parts, "A mail has subject, text and button:");
});

test("every variable of a mail is given to it", () => {
  const missing = mails.flatMap(({ name, place, given }) => {
    const wanted = ["subject", "text", "button"].flatMap((part) => variablesOf(textOfMail(name, part) ?? ""));
    return given
      ? wanted
          .filter((one) => !["provider", "link", ...given].includes(one))
          .map((one) => `${place} ${name}: ${one}`)
      : [];
  });
  assertNone(missing, "Pass it in params:");
});

function refusalsIn(source: Source): Use[] {
  const uses: Use[] = [];
  walk(source.parsed.program, (node) => {
    if (node.type !== "NewExpression" && node.type !== "CallExpression") return;
    const name = nameOf(node.callee) ?? "";
    const at = name === "refuseUnless" ? 1 : /^(AppError|Refused)$/.test(name) ? 0 : undefined;
    if (at === undefined) return;
    for (const code of namesOf(node.arguments[at])) {
      uses.push({ place: placeOf(source, node), name: code, given: givenBy(node.arguments[at + 1]) });
    }
  });
  return uses;
}

test("every variable of a refusal's sentence is given to it", () => {
  const missing = server.flatMap(refusalsIn).flatMap(({ name, place, given }) => {
    const wanted = variablesOf(texts.get(name.replace(".", ":errors.")) ?? "");
    return given ? wanted.filter((one) => !given.includes(one)).map((one) => `${place} ${name}: ${one}`) : [];
  });
  assertNone(missing, "Pass it as the second argument:");
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { memberRoles } from "../../common/permissions.ts";
import { paymentOutcomes } from "../../server/domains/bank/payments/bank-payment.contract.ts";
import { statementFileErrors } from "../../server/domains/bank/statements/statement-file-error.ts";
import { periods } from "../../server/domains/catalogue/plans/plan.contract.ts";
import { productStates } from "../../server/domains/catalogue/products/product.contract.ts";
import { refusals } from "../../server/platform/errors.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { cataloguesOf, englishTexts } from "./support/catalogues.ts";
import { root } from "./support/sources.ts";
import { builtKeys, pathsOfConstant, wordsOfType, writtenKeys } from "./support/text-uses.ts";

const texts = englishTexts();
const written = writtenKeys();
const catalogues = new Set(cataloguesOf("en"));
const built = builtKeys().filter(
  ({ pattern }) => !pattern.includes(":") || catalogues.has(pattern.split(":")[0] ?? ""),
);
const typed = built.filter(({ isTyped }) => isTyped).map(({ pattern }) => pattern);

const outcomes = wordsOfType("server/domains/billing/due-items/due-item.rules.ts", "PaymentOutcome").filter(
  (one) => one !== "exact" && one !== "matched",
);
/** Movements of the prepaid account that are no payments: kinds of the ledger. */
const payoutMovements = [
  "payout",
  "payout_refused",
  "payout_withdrawn",
  "payout_returned",
  "payment_undone",
  "reservation",
  "reservation_released",
  "refund",
  "refund_failed",
  "charged_in_vain",
];
/** The sentences that there are: tests/architecture/activity-sentences.test.ts asks for one for each action. */
const sentencesOf = (catalogue: string) =>
  [...texts.keys()].flatMap((key) => {
    const [, action] = key.split(`${catalogue}:activity.`);
    return action ? [action] : [];
  });
/** Keys that are put together from values which the compiler does not see: the catalogue, and all that can come of it. */
const values: Record<string, { readonly in: string; readonly words: readonly string[] }> = {
  "bank:outcome.*": { in: "", words: paymentOutcomes },
  "billing:open_item.*": {
    in: "",
    words: wordsOfType("server/domains/billing/open-items/open-item.rules.ts", "OpenItemFault"),
  },
  "billing:charge.to_prepaid.*": { in: "", words: ["paid_meanwhile", "cancelled", "changed", "other"] },
  "orders:length.*": { in: "", words: periods },
  "console:state.product.*": { in: "", words: productStates },
  "state.*.*": { in: "console:", words: pathsOfConstant("console/ui/StateBadge.tsx", "stateTones") },
  "console:role.*": { in: "", words: memberRoles },
  "organizations:role_rights.*": { in: "", words: memberRoles },
  "organizations:members.*": { in: "", words: ["yes", "no"] },
  "organizations:activity.*": { in: "", words: sentencesOf("organizations") },
  "identity:activity.*": { in: "", words: sentencesOf("identity") },
  "identity:way.*": { in: "", words: ["totp", "passkey", "sms", "backup_code", "password"] },
  "page.prepaid.outcome.*": {
    in: "billing:",
    words: [...outcomes, ...payoutMovements, "other"].map((word) => `${word}.text`),
  },
  "billing:page.prepaid.outcome.*.title": {
    in: "",
    words: [...outcomes, ...payoutMovements, "other"],
  },
  "page.prepaid.outcome.*.title": { in: "billing:", words: [...outcomes, ...payoutMovements, "other"] },
  "page.access.name.*": { in: "catalogue:", words: ["server", "user"] },
  "page.history.cause.*": {
    in: "catalogue:",
    words: ["ordered", "provisioned", "unpaid", "settled", "stayed_unpaid"],
  },
  "ledger.kind.*": {
    in: "staff:",
    words: wordsOfType("server/domains/billing/ledger/ledger.rules.ts", "LedgerKind"),
  },
  "staff:ledger.kind.*": {
    in: "",
    words: wordsOfType("server/domains/billing/ledger/ledger.rules.ts", "LedgerKind"),
  },
  "platform:*": { in: "", words: ["field.required", "field.too_long", "field.wrong"] },
};
const keysOf = (pattern: string) =>
  values[pattern]?.words.map(
    (word) => values[pattern]?.in + pattern.replace("*.*", "*").replace("*", word),
  ) ?? [];
const fits = (pattern: string, key: string) =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^.:]+")}$`).test(key);

test("every text that the code names is there", () => {
  const named = [...written].filter((text) => catalogues.has(/^(\w+):\w+(\.\w+)*$/.exec(text)?.[1] ?? ""));
  assertNone(
    named.filter((key) => !texts.has(key)),
    "Add it in five languages:",
  );
});

test("every refusal has its sentence", () => {
  const wanted = [...Object.keys(refusals), ...Object.keys(statementFileErrors)].map((code) =>
    code.replace(".", ":errors."),
  );
  const there = [...texts.keys()].filter((key) => key.includes(":errors."));
  assertSame(there, wanted, "Keep the codes of refusals and the texts errors.* alike:");
});

test("every mistake in a field has its sentence", () => {
  const codes = [...writtenKeys((path) => /^(server|common)\/|field-message/.test(path))].filter((text) =>
    /^field\.\w+$/.test(text),
  );
  const there = [...texts.keys()].filter((key) => key.startsWith("platform:field."));
  assertSame(
    there,
    codes.map((code) => `platform:${code}`),
    "Keep the codes of contracts and the texts field.* alike:",
  );
});

test("every key that is put together from values has a text for each", () => {
  const unknown = built.filter(({ pattern, isTyped }) => !isTyped && !values[pattern]);
  assertNone(
    unknown.map(({ pattern, place }) => `${place} ${pattern}`),
    "Say in `values` what it can become:",
  );
  assertSame(
    Object.keys(values),
    built.filter(({ isTyped }) => !isTyped).map(({ pattern }) => pattern),
    "Keep `values` true:",
  );
  const lacking = Object.keys(values)
    .flatMap(keysOf)
    .filter((key) => !texts.has(key));
  assertNone(lacking, "Add it in five languages:");
});

test("no text is there that nothing uses", () => {
  const made = new Set(Object.keys(values).flatMap(keysOf));
  const page = readFileSync(join(root, "console/index.html"), "utf8");
  const used = (key: string) => {
    const name = key.replace(/^\w+:/, "");
    // Those have tests of their own.
    if (/:(errors|mail|activity)\.|^platform:field\./.test(key) || made.has(key)) return true;
    if (written.has(key) || written.has(name) || page.includes(`<!--${name.replace(".", ":")}-->`))
      return true;
    return typed.some((pattern) => fits(pattern, key) || fits(pattern, name));
  };
  assertNone(
    [...texts.keys()].filter((key) => !used(key)),
    "Remove it from five languages:",
  );
});

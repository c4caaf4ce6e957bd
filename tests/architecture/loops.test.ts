import test from "node:test";
import type { Node } from "oxc-parser";
import { assertSame } from "./support/assert-none.ts";
import { isTest, nameOf, placesWhere, readSources } from "./support/sources.ts";

/** Loops that wait in each round, and why that is no statement for each row. */
const waits = {
  "server/domains/bank/files/bank-file.queries.ts": "parts of a file, too large together for one statement",
  "server/domains/bank/files/collect-files.ts": "files that lie in a folder, each taken in by itself",
  "server/domains/bank/files/read-parts.ts": "parts of a file, one in memory at a time",
  "server/domains/bank/files/read-file.ts": "events of a file as it is read; rows are written in chunks",
  "server/domains/bank/files/receive-file.ts": "parts of an upload as they arrive; no statement",
  "server/domains/bank/payments/book-file.ts": "chunks of payments, one transaction each",
  "server/domains/bank/payments/release-replaced.ts":
    "files that a batch replaces, a few; payments are taken at once",
  "server/domains/billing/archives/make-archive.ts": "chunks of documents, one statement each",
  "server/domains/billing/statements/draw-statement.ts": "movements as they arrive; no statement",
  "server/domains/billing/statements/make-statement.ts": "chunks of a period, one statement each",
  "server/domains/billing/due-items/reserve-reference.ts":
    "tries until a reference is free, nearly always one",
  "server/domains/billing/exports/export-period.ts": "chunks of a period, one statement each",
  "server/domains/billing/ledger/check-ledger.ts": "rules of the ledger, one statement each over all rows",
  "server/domains/billing/payment-profiles/profile.jobs.ts": "chunks of cards, one transaction each",
  "server/domains/billing/payments/book-payments.ts": "orders that a chunk completes: each has its own acts",
  "server/domains/catalogue/suspensions/suspension.jobs.ts": "chunks of products, one transaction each",
  "server/domains/billing/reminders/reminder.jobs.ts": "chunks of invoices, one transaction each",
  "server/domains/billing/top-ups/top-up.jobs.ts": "chunks of top-ups, one transaction each",
  "server/domains/support/codes/renew-code.ts": "tries until a code is free, nearly always one",
  "server/domains/identity/sms-codes/take-sms-permits.ts": "four budgets of one text",
  "server/domains/identity/tokens/token.jobs.ts": "chunks of tokens, one transaction each",
  "server/domains/identity/closing/close-account.ts": "organizations and sessions of one person, a few",
  "server/domains/identity/personal-data/export-personal-data.ts":
    "files about one person, one in memory at a time",
  "server/domains/identity/news/news.jobs.ts": "chunks of readers, one transaction each",
  "server/domains/orders/orders/cancel-order.ts": "the one who ordered",
  "server/domains/orders/orders/order.jobs.ts": "chunks of orders, one transaction each",
  "server/domains/orders/orders/place-order.ts": "the one who ordered",
  "server/domains/orders/orders/set-prepaid-part.ts": "the one who ordered",
};

const isLoop = (node: Node) => /^(For(In|Of)?|While|DoWhile)Statement$/.test(node.type);

/** True when the loop runs the node in each round, not once to begin it. */
function isInRound(node: Node, above: readonly Node[]): boolean {
  const inner = above.findLastIndex((outer) => /Function/.test(outer.type));
  return above.some((outer, at) => {
    if (at <= inner || !isLoop(outer)) return false;
    const next = above[at + 1] ?? node;
    return !("right" in outer && outer.right === next) && !("init" in outer && outer.init === next);
  });
}

/** `rows.map(async …)`: as many statements as rows, only all at once. */
function isAsyncMap(node: Node): boolean {
  if (node.type !== "CallExpression" || !/\.(map|forEach|flatMap)$/.test(nameOf(node.callee) ?? ""))
    return false;
  const [each] = node.arguments;
  return each !== undefined && "async" in each && each.async === true;
}

test("work over many rows is set-based SQL: no statement for each row", () => {
  const domains = readSources((path) => path.startsWith("server/domains/") && !isTest(path));
  const places = placesWhere(
    domains,
    (node, above) => (node.type === "AwaitExpression" && isInRound(node, above)) || isAsyncMap(node),
  );
  assertSame(
    places.map((place) => place.replace(/:\d+$/, "")),
    Object.keys(waits),
    "Write one statement for all rows, or name here why the loop is short:",
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { type CartLine, readLines, withLine } from "./cart.ts";

const mail: CartLine = { planId: "mail-start", period: "year", quantity: 2 };
const domain: CartLine = { planId: "domain-ch", period: "year", quantity: 1, label: "bergblick.ch" };

test("MON-3 a cart keeps products with names apart and counts the others", () => {
  const once = withLine([domain], mail);
  assert.deepEqual(withLine(once, mail), [domain, { ...mail, quantity: 4 }]);
  assert.deepEqual(withLine(once, { ...mail, period: "month" }).length, 3);
  assert.deepEqual(withLine(once, { ...domain, label: "bergblick.com" }).length, 3);
  assert.deepEqual(withLine(once, { ...domain, label: "Bergblick.ch" }).length, 2);
});

test("CAT-1 a cart keeps the same product with other options apart, unless it has the same name", () => {
  const plain: CartLine = { planId: "hosting", period: "month", quantity: 1 };
  const both: CartLine = { ...plain, optionIds: ["backups", "storage"] };
  const turned: CartLine = { ...plain, optionIds: ["storage", "backups"] };
  assert.deepEqual(withLine([plain], both), [plain, both]);
  assert.deepEqual(withLine([both], turned), [{ ...both, quantity: 2 }]);
  const named = { ...plain, label: "Shop" };
  assert.deepEqual(withLine([named], { ...both, label: "shop" }), [{ ...both, label: "shop" }]);
});

test("MON-3 a cart never holds more of a product than an order may", () => {
  assert.deepEqual(withLine([{ ...mail, quantity: 99 }], mail), [{ ...mail, quantity: 100 }]);
});

test("MON-3 a cart survives a reload, and what is no cart is none", () => {
  assert.deepEqual(readLines(JSON.stringify([mail, domain])), [mail, domain]);
  for (const text of [
    undefined,
    "",
    "{",
    "null",
    '[{"planId":1}]',
    JSON.stringify([{ ...mail, quantity: 0 }]),
  ]) {
    assert.deepEqual(readLines(text), []);
  }
});

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

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { outcomeFor } from "./due-item.rules.ts";

type Due = Parameters<typeof outcomeFor>[1];

const payment = { amountMinor: 1072n, currency: "CHF" };
const due: Due = { kind: "invoice", state: "open", cancelCause: null, currency: "CHF", amountMinor: 1072n };

test("MON-7 what a payment means for what is due", () => {
  const table: [Partial<typeof payment>, Partial<Due>, string][] = [
    [{}, {}, "exact"],
    [{ amountMinor: 1071n }, {}, "other_amount"],
    [{ amountMinor: 1073n }, {}, "other_amount"],
    [{ currency: "EUR" }, {}, "other_currency"],
    [{ currency: "EUR", amountMinor: 1n }, {}, "other_currency"],
    [{}, { state: "paid" }, "used_reference"],
    [{ amountMinor: 1n }, { state: "paid" }, "used_reference"],
    [{}, { state: "cancelled", cancelCause: "cancelled" }, "cancelled_order"],
    [{}, { state: "cancelled", cancelCause: "replaced" }, "replaced_reference"],
    [{ currency: "EUR" }, { state: "cancelled", cancelCause: "replaced" }, "replaced_reference"],
  ];
  for (const [paid, item, outcome] of table) {
    assert.equal(outcomeFor({ ...payment, ...paid }, { ...due, ...item }), outcome);
  }
});

test("MON-7 nothing but an open item of exactly this amount and currency is paid", () => {
  const amount = fc.bigInt(1n, 3n);
  const currency = fc.constantFrom("CHF", "EUR");
  const state = fc.constantFrom<Due["state"]>("open", "paid", "cancelled");
  fc.assert(
    fc.property(amount, amount, currency, currency, state, (paid, wanted, one, other, itemState) => {
      const cancelCause = itemState === "cancelled" ? "cancelled" : null;
      const item = {
        kind: "order",
        state: itemState,
        cancelCause,
        currency: other,
        amountMinor: wanted,
      } as const;
      const pays = outcomeFor({ amountMinor: paid, currency: one }, item) === "exact";
      assert.equal(pays, itemState === "open" && paid === wanted && one === other);
    }),
  );
});

test("MON-11 whatever comes with the reference of a top-up is for the prepaid account", () => {
  const topUp = { ...due, kind: "top_up" as const };
  const table: [Partial<typeof payment>, Partial<Due>, string][] = [
    [{}, {}, "top_up"],
    [{}, { state: "paid" }, "top_up"],
    [{}, { state: "cancelled", cancelCause: "cancelled" }, "top_up"],
    [{ amountMinor: 1n }, {}, "top_up_other_amount"],
    [{ amountMinor: 1n }, { state: "paid" }, "top_up_other_amount"],
    [{ currency: "EUR" }, {}, "other_currency"],
  ];
  for (const [paid, item, outcome] of table) {
    assert.equal(outcomeFor({ ...payment, ...paid }, { ...topUp, ...item }), outcome);
  }
});

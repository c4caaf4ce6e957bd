import assert from "node:assert/strict";
import test from "node:test";
import { chargeStates, isAsAsked, isLive, isSameWish, stateOf } from "./charge.rules.ts";

test("a charge may take money until it has succeeded, failed or is cancelled", () => {
  assert.deepEqual(chargeStates.filter(isLive), ["started", "action_needed", "processing"]);
  assert.equal(stateOf({ state: "open" }), "started");
  assert.equal(stateOf({ state: "processing" }), "processing");
});

test("MON-7 a second click wishes the same only with the same method, kept or not", () => {
  const charge = { paymentProfileId: null, keepsMethod: false };
  assert.equal(isSameWish(charge, { paymentProfileId: null, keep: false }), true);
  assert.equal(isSameWish(charge, { paymentProfileId: null, keep: true }), false);
  assert.equal(isSameWish(charge, { paymentProfileId: "a", keep: false }), false);
});

test("security decision 11: what was taken is what was asked for only with its amount and currency", () => {
  const charge = { amountMinor: 100n, currency: "CHF" };
  assert.equal(isAsAsked(charge, { amountMinor: 100n, currency: "CHF" }), true);
  assert.equal(isAsAsked(charge, { amountMinor: 99n, currency: "CHF" }), false);
  assert.equal(isAsAsked(charge, { amountMinor: 100n, currency: "EUR" }), false);
});

import assert from "node:assert/strict";
import test from "node:test";
import { isUsable, lastDayOf, reasonToKeep, takesCards, validityOf } from "./profile.rules.ts";

test("MON-12 a card is charged until the last day of its month, and announced thirty days before", () => {
  assert.equal(lastDayOf({ expiresIn: { year: 2028, month: 2 } }), "2028-02-29");
  assert.equal(lastDayOf({ expiresIn: null }), null);
  assert.equal(validityOf("2026-12-31", "2026-11-30"), "valid");
  assert.equal(validityOf("2026-12-31", "2026-12-01"), "expiring");
  assert.equal(validityOf("2026-12-31", "2026-12-31"), "expiring");
  assert.equal(validityOf("2026-12-31", "2027-01-01"), "expired");
  assert.equal(validityOf(null, "2099-01-01"), "valid");
  assert.equal(isUsable({ removedAt: null, expiresOn: "2026-12-31" }, "2027-01-01"), false);
  assert.equal(isUsable({ removedAt: "2026-01-01T00:00:00Z", expiresOn: null }, "2026-01-02"), false);
});

test("MON-12 a method stays while it is charged, and as the default of somebody with products", () => {
  const free = { isDefault: false, hasProducts: true, hasLiveCharge: false };
  assert.equal(reasonToKeep(free), undefined);
  assert.equal(reasonToKeep({ ...free, isDefault: true, hasProducts: false }), undefined);
  assert.equal(reasonToKeep({ ...free, isDefault: true }), "billing.payment_method_default");
  assert.equal(reasonToKeep({ ...free, hasLiveCharge: true }), "billing.payment_method_in_use");
});

test("cards are taken with an account at the provider, and in the demo", () => {
  assert.equal(takesCards({ stripe: undefined, demo: false }), false);
  assert.equal(takesCards({ stripe: undefined, demo: true }), true);
  assert.equal(takesCards({ stripe: { key: "sk", webhookSecret: "whsec" }, demo: false }), true);
});

import assert from "node:assert/strict";
import test from "node:test";
import { namesProvider } from "./provider-payout.rules.ts";

test("MON-7 a payment names the payment provider by its payer or a text, as a word of its own", () => {
  const none = { debtorName: null, remittance: null, endToEndId: null };
  for (const text of ["STRIPE", "Stripe Payments Europe Ltd", "Payout/stripe-1A2B", "STRIPE PAYMENTS 4711"]) {
    assert.ok(namesProvider({ ...none, debtorName: text }), text);
    assert.ok(namesProvider({ ...none, remittance: text }), text);
  }
  assert.ok(namesProvider({ ...none, endToEndId: "STRIPE" }));
  for (const text of ["Stripes and Dots AG", "Pinstripe GmbH", "", "Invoice 4711"])
    assert.ok(!namesProvider({ ...none, debtorName: text }), text);
  assert.ok(!namesProvider(none));
});

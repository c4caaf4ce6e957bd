import assert from "node:assert/strict";
import test from "node:test";
import type { PaymentToBook } from "./chunk.queries.ts";
import { incomingPaymentOf } from "./target.rules.ts";

const payment: PaymentToBook = {
  ...{ id: "p", position: 0, bookingId: "b", entryIsCertain: true, isBare: false },
  ...{
    currency: "CHF",
    amountMinor: 100n,
    bookedOn: "2026-01-31",
    referenceKind: "QRR",
    ...{ reference: null, debtorName: null, remittance: null, endToEndId: null },
    debtorIban: null,
    review: null,
  },
  ...{ meantOrganizationId: "o", meantDueItemId: "d", payerOrganizationId: "other" },
};
const unknown = { ...payment, meantOrganizationId: null, meantDueItemId: null };

test("MON-7 the reference decides before the account that the money came from", () => {
  assert.deepEqual(incomingPaymentOf(payment).target, {
    kind: "due_item",
    organizationId: "o",
    dueItemId: "d",
  });
});

test("MON-7 without a known reference the account decides, without a known account nobody", () => {
  assert.deepEqual(incomingPaymentOf(unknown).target, {
    kind: "organization",
    organizationId: "other",
    outcome: "unknown_reference",
  });
  const nobody = { ...unknown, payerOrganizationId: null, referenceKind: "invalid-or-other" as const };
  assert.deepEqual(incomingPaymentOf(nobody).target, { kind: "unknown", outcome: "invalid_reference" });
});

test("MON-7 an entry whose details do not add up waits for staff, whatever it says", () => {
  assert.deepEqual(incomingPaymentOf({ ...payment, review: "sum" }).target, {
    kind: "unknown",
    outcome: "needs_review",
  });
});

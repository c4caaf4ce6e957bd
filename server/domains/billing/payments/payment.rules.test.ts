import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { DueItem } from "../due-items/due-item.queries.ts";
import { decideEnds, dueItemsPaidBy, type IncomingPayment } from "./payment.rules.ts";

const due = (over: Partial<DueItem> = {}): DueItem => ({
  ...{ organizationId: "o", id: "d", kind: "invoice", subjectId: "i", reference: "RF", currency: "CHF" },
  ...{
    amountMinor: 1072n,
    prepaidMinor: 0n,
    round: 1,
    state: "open",
    cancelCause: null,
    dueOn: "2026-12-22",
    orderId: null,
    invoiceNumber: "1",
  },
  ...over,
});

const payment = (over: Partial<IncomingPayment> = {}): IncomingPayment => ({
  ...{ bankPaymentId: "p", amountMinor: 1072n, currency: "CHF", receivedOn: "2026-11-22" },
  target: { kind: "due_item", organizationId: "o", dueItemId: "d" },
  ...over,
});

test("MON-7 the three ends: paid, prepaid account, unassigned", () => {
  const items = new Map([["d", due()]]);
  const ends = decideEnds(
    [
      payment(),
      payment({ target: { kind: "organization", organizationId: "o", outcome: "no_reference" } }),
      payment({ target: { kind: "unknown", outcome: "unknown_reference" } }),
    ],
    items,
  );
  assert.deepEqual(
    ends.map(({ end, outcome, organizationId, dueItemId }) => [end, outcome, organizationId, dueItemId]),
    [
      ["paid", "exact", "o", "d"],
      ["prepaid", "no_reference", "o", null],
      ["unassigned", "unknown_reference", null, null],
    ],
  );
});

test("MON-5 of several payments with one reference only the first exact one pays, whatever their order", () => {
  const amounts = fc.array(fc.constantFrom(1071n, 1072n, 1073n), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(amounts, (list) => {
      const ends = decideEnds(
        list.map((amountMinor, index) => payment({ bankPaymentId: String(index), amountMinor })),
        new Map([["d", due()]]),
      );
      const first = list.indexOf(1072n);
      for (const [index, { end, outcome }] of ends.entries()) {
        assert.equal(end, index === first ? "paid" : "prepaid");
        if (first >= 0 && index > first) assert.equal(outcome, "used_reference");
        if (first < 0 || index < first) assert.equal(outcome, "other_amount");
      }
    }),
  );
});

test("a payment that names a due item which is not there is a fault, not money lost", () => {
  assert.throws(() => decideEnds([payment()], new Map()), /names a due item that is not there/);
});

test("MON-11 a top-up is settled by the first payment in its currency, and stays so", () => {
  const topUp = due({ kind: "top_up", invoiceNumber: null });
  const items = new Map([["d", topUp]]);
  const twice = decideEnds([payment({ amountMinor: 1n }), payment()], items);
  assert.deepEqual(
    twice.map(({ end, outcome, dueItemId }) => [end, outcome, dueItemId]),
    [
      ["prepaid", "top_up_other_amount", null],
      ["prepaid", "top_up", null],
    ],
  );
  assert.deepEqual(dueItemsPaidBy(twice), [topUp]);
  assert.deepEqual(dueItemsPaidBy(decideEnds([payment({ currency: "EUR" })], items)), []);
  const settled = new Map([["d", due({ kind: "top_up", state: "paid" })]]);
  assert.deepEqual(dueItemsPaidBy(decideEnds([payment()], settled)), []);
});

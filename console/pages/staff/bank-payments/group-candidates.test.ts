import assert from "node:assert/strict";
import test from "node:test";
import type { Candidate } from "../../../hooks/staff/bank-payments.ts";
import { groupCandidates } from "./group-candidates.ts";

const payment = { minor: 5405, currency: "CHF" };
const muster = { organizationId: "m", organizationName: "Muster AG", customerNumber: 10003 };
const invoice: Candidate = {
  ...muster,
  dueItemId: "d1",
  kind: "invoice",
  number: "100023",
  dueOn: "2026-12-31",
  minor: 5405,
  currency: "CHF",
  score: 35,
  reasons: ["same_amount", "same_name"],
};
const prepaid: Candidate = {
  ...invoice,
  ...{ dueItemId: null, kind: null, number: null, dueOn: null, minor: null, reasons: ["same_name"] },
};
const studio = { organizationId: "s", organizationName: "Studio Kappa", customerNumber: 10010 };

test("MON-7 what a payment may be for stands by customer, the likeliest customer first", () => {
  const groups = groupCandidates(payment, [{ ...invoice, ...studio }, invoice, prepaid]);
  assert.deepEqual(
    groups.map(({ organizationName, dueItems, offersPrepaid }) => [
      organizationName,
      dueItems.length,
      offersPrepaid,
    ]),
    [
      ["Studio Kappa", 1, false],
      ["Muster AG", 1, true],
    ],
  );
});

test("MON-7 the reasons of a customer are named once each", () => {
  const [group] = groupCandidates(payment, [invoice, prepaid]);
  assert.deepEqual(group?.reasons, ["same_amount", "same_name"]);
});

test("MON-7 a due item of another amount or currency is not offered", () => {
  const other = { ...invoice, dueItemId: "d2", minor: 5406 };
  const euros = { ...invoice, dueItemId: "d3", currency: "EUR" };
  const [group] = groupCandidates(payment, [invoice, other, euros]);
  assert.deepEqual(
    group?.dueItems.map(({ dueItemId }) => dueItemId),
    ["d1"],
  );
});

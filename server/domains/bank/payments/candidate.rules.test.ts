import assert from "node:assert/strict";
import test from "node:test";
import { numbersIn, type Payable, rankCandidates } from "./candidate.rules.ts";

const payable = (
  dueItemId: string,
  organizationId: string,
  fits: boolean,
  dueOn = "2026-01-31",
): Payable => ({
  ...{
    organizationId,
    dueItemId,
    kind: "invoice",
    number: `N-${dueItemId}`,
    dueOn,
    amountMinor: 100n,
    currency: "CHF",
    fits,
  },
});

test("MON-7 words with a digit may be numbers; punctuation at their end is not part of them", () => {
  assert.deepEqual(numbersIn(["Invoice R-2025-418, thank you.", null, "customer 10007."]), [
    "R-2025-418",
    "10007",
  ]);
});

test("MON-7 what has more reasons comes first, a prepaid account after the due items that fit", () => {
  const hints = [
    { organizationId: "a", dueItemId: null, reason: "same_name" as const },
    { organizationId: "b", dueItemId: null, reason: "same_account" as const },
  ];
  const ranked = rankCandidates(hints, [payable("1", "a", true), payable("2", "b", false)]);
  assert.deepEqual(
    ranked.map(({ organizationId, payable: due, reasons }) => [
      organizationId,
      due?.dueItemId ?? null,
      ...reasons,
    ]),
    [
      ["a", "1", "same_amount", "same_name"],
      ["b", "2", "same_account"],
      ["b", null, "same_account"],
      ["a", null, "same_name"],
    ],
  );
});

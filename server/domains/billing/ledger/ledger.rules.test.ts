import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  invoicePosting,
  openingPosting,
  type Posting,
  paymentPosting,
  prepaidPosting,
  providerBooks,
  spendingPosting,
  unassignedPosting,
  unassignedReversal,
} from "./ledger.rules.ts";

const cause = { causeId: "c", bookedOn: "2026-11-22", currency: "CHF" };
const movement = { ...cause, organizationId: "o", amountMinor: 1072n };
const accountsOf = ({ entries }: Posting) =>
  entries.map(({ account, amountMinor }) => [account, amountMinor]);

test("MON-2 each movement debits and credits its two accounts", () => {
  const table: [Posting, string, string, string][] = [
    [paymentPosting(movement), "payment", "bank", "receivable"],
    [prepaidPosting(movement), "payment_to_prepaid", "bank", "prepaid"],
    [spendingPosting(movement), "prepaid_spending", "prepaid", "receivable"],
    [openingPosting(movement), "opening", "receivable", "opening"],
    [unassignedPosting(movement), "unassigned_payment", "bank", "unassigned"],
    [unassignedReversal(movement), "unassigned_reversal", "unassigned", "bank"],
  ];
  for (const [posting, kind, debit, credit] of table) {
    assert.equal(posting.kind, kind);
    assert.deepEqual(accountsOf(posting), [
      [debit, 1072n],
      [credit, -1072n],
    ]);
  }
});

test("money that belongs to no customer stands in the provider's own books", () => {
  assert.equal(unassignedPosting(movement).organizationId, providerBooks);
  assert.equal(unassignedReversal(movement).organizationId, providerBooks);
  assert.equal(prepaidPosting(movement).organizationId, "o");
});

test("MON-2 an invoice makes gross receivable, net revenue and VAT, which sum to zero", () => {
  const amount = fc.bigInt(0n, 10n ** 12n);
  fc.assert(
    fc.property(amount, amount, (netMinor, vatMinor) => {
      const { entries } = invoicePosting({ ...cause, organizationId: "o", netMinor, vatMinor });
      assert.equal(
        entries.reduce((sum, entry) => sum + entry.amountMinor, 0n),
        0n,
      );
      assert.ok(
        entries.every((entry) => entry.amountMinor !== 0n),
        "the ledger holds no empty entries",
      );
    }),
  );
  const reverseCharge = invoicePosting({ ...cause, organizationId: "o", netMinor: 992n, vatMinor: 0n });
  assert.deepEqual(accountsOf(reverseCharge), [
    ["receivable", 992n],
    ["revenue", -992n],
  ]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { invoiceAges } from "./figure.contract.ts";
import { dueDatesOf, monthsUntil } from "./figure.rules.ts";

test("the ages of open invoices follow each other without a gap", () => {
  assert.deepEqual(
    invoiceAges.map((age) => Object.values(dueDatesOf(age, "2026-11-22"))),
    [
      ["2026-11-22", null],
      ["2026-10-23", "2026-11-21"],
      ["2026-09-23", "2026-10-22"],
      ["2026-08-24", "2026-09-22"],
      [null, "2026-08-23"],
    ],
  );
});

test("twelve months end with the present one", () => {
  const months = monthsUntil("2026-03-31");
  assert.equal(months.length, 12);
  assert.deepEqual([months[0], months.at(-1)], ["2025-04-01", "2026-03-01"]);
});

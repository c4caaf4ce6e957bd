import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { formatDecimal } from "../../../../common/money.ts";
import { makeCreditorReference } from "../../../../common/references.ts";
import { type OpenItemLine, readAmount, readDay, readLine } from "./open-item.rules.ts";

const reference = makeCreditorReference("4711");
const values = {
  ...{ organization: "10001", number: "R-1", date: "2026-01-31", "due date": "02.03.2026" },
  ...{ amount: "108.10", currency: "chf", reference: ` ${reference.toLowerCase()} ` },
};
const line = (over: Partial<OpenItemLine["values"]> = {}): OpenItemLine => ({
  line: 2,
  values: { ...values, ...over },
});
const faultsOf = (over: Partial<OpenItemLine["values"]>) => {
  const read = readLine(line(over));
  return Array.isArray(read) ? read.map(({ column, fault }) => [column, fault]) : [];
};

test("a line is read into its normal form", () => {
  assert.deepEqual(readLine(line()), {
    ...{ line: 2, organization: "10001", number: "R-1", issuedOn: "2026-01-31", dueOn: "2026-03-02" },
    ...{ amountMinor: 10810n, currency: "CHF", reference },
  });
});

test("every mistake of a line is told by its column", () => {
  assert.deepEqual(faultsOf({ organization: "Meier" }), [["organization", "wrong_organization"]]);
  assert.deepEqual(faultsOf({ number: "" }), [["number", "missing_value"]]);
  assert.deepEqual(faultsOf({ number: "x".repeat(41) }), [["number", "wrong_number"]]);
  assert.deepEqual(faultsOf({ date: "2026-02-30" }), [["date", "wrong_date"]]);
  assert.deepEqual(faultsOf({ "due date": "2026-01-30" }), [["due date", "due_before_date"]]);
  assert.deepEqual(faultsOf({ amount: "0" }), [["amount", "wrong_amount"]]);
  assert.deepEqual(faultsOf({ amount: "-5" }), [["amount", "wrong_amount"]]);
  assert.deepEqual(faultsOf({ currency: "XYZ" }), [["currency", "wrong_currency"]]);
  assert.deepEqual(faultsOf({ reference: "RF00123" }), [["reference", "wrong_reference"]]);
  assert.deepEqual(faultsOf({ reference: "000000000000000000000000000" }), [
    ["reference", "wrong_reference"],
  ]);
  assert.equal(
    faultsOf({
      organization: "",
      number: "",
      date: "",
      "due date": "",
      amount: "",
      currency: "",
      reference: "",
    }).length,
    7,
  );
});

test("days are read as written in the standard or in Switzerland", () => {
  assert.equal(readDay("2026-01-31"), "2026-01-31");
  assert.equal(readDay("1.2.2026"), "2026-02-01");
  for (const text of ["31.02.2026", "2026-1-31", "01/31/2026", "31.1.26", ""])
    assert.equal(readDay(text), undefined, text);
});

test("amounts are read exactly, or not at all", () => {
  const cases: [string, bigint | undefined][] = [
    ["1234.5", 123450n],
    ["1'234.50", 123450n],
    ["1’234.50", 123450n],
    ["1 234.50", 123450n],
    ["1234,50", 123450n],
    ["1,234", undefined],
    ["1.234,50", undefined],
    ["12.345", undefined],
    ["1e3", undefined],
    ["CHF 5", undefined],
    ["", undefined],
    ["99999999999999999999", undefined],
  ];
  for (const [text, minor] of cases) assert.equal(readAmount(text, "CHF"), minor, text);
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.constantFrom("CHF", "JPY", "KWD"), (minor, currency) => {
      assert.equal(readAmount(formatDecimal({ minor, currency }), currency), minor);
    }),
  );
});

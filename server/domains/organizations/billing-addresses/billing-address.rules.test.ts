import assert from "node:assert/strict";
import test from "node:test";
import { AppError } from "../../../platform/errors.ts";
import { subsidiary } from "./billing-address.factory.ts";
import { isSame, valuesOf } from "./billing-address.rules.ts";

const values = valuesOf(subsidiary);

test("ORG-9 a VAT number is kept in its normal form, and checked for the address's country", () => {
  assert.deepEqual([values.vat_number, values.vat_number_valid], ["DE136695976", true]);
  const spaced = valuesOf({ ...subsidiary, vatNumber: "de 136 695 976" });
  assert.equal(spaced.vat_number, "DE136695976");
  const without = valuesOf({ ...subsidiary, vatNumber: null });
  assert.deepEqual([without.vat_number, without.vat_number_valid], [null, false]);
  for (const wrong of [{ vatNumber: "DE136695975" }, { country: "FR" }]) {
    assert.throws(
      () => valuesOf({ ...subsidiary, ...wrong }),
      (error) => error instanceof AppError && error.fields[0]?.path === "vatNumber",
    );
  }
});

test("ORG-9 saving what stands there already is no change", () => {
  const row = {
    ...{ ...values, organization_id: "o", id: "b", state: "active" as const },
    ...{ is_default: false, is_used: true, created_at: "2026-11-22T09:00:00Z", archived_at: null },
  };
  assert.equal(isSame(row, values), true);
  for (const changed of [{ name: "Other" }, { email: null }, { vat_number: null }, { department: "" }]) {
    assert.equal(isSame(row, { ...values, ...changed }), false, JSON.stringify(changed));
  }
});

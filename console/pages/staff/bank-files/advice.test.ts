import assert from "node:assert/strict";
import test from "node:test";
import { adviceFor } from "./advice.ts";

test("MON-6 every refusal of a bank file has its advice; a fault of its content goes to the bank", () => {
  assert.equal(adviceFor("bank.file_truncated"), "damaged");
  assert.equal(adviceFor("bank.file_foreign_account"), "foreign_account");
  assert.equal(adviceFor("bank.file_bad_amount"), "against_standard");
});

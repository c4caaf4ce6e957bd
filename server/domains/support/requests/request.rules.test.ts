import assert from "node:assert/strict";
import test from "node:test";
import { canBeSolved, stateAfterAnswer } from "./request.rules.ts";

test("SUP-4 an answer of the customer opens a request, one of staff leaves it waiting or solved", () => {
  assert.equal(stateAfterAnswer("customer"), "open");
  assert.equal(stateAfterAnswer("waiting"), "waiting");
  assert.equal(stateAfterAnswer("solved"), "solved");
});

test("SUP-4 what is solved or closed cannot be solved again", () => {
  assert.deepEqual((["open", "waiting", "solved", "closed"] as const).map(canBeSolved), [
    true,
    true,
    false,
    false,
  ]);
});

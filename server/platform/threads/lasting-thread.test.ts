import assert from "node:assert/strict";
import test from "node:test";
import { lastingThread } from "./lasting-thread.ts";

const module = new URL("../../../tests/support/halving-thread.ts", import.meta.url);

test("a lasting thread answers each question; an error is that question's alone", async () => {
  const halve = lastingThread<number, number>(module);
  const answers = await Promise.allSettled([halve(8), halve(3), halve(10)]);
  assert.deepEqual(
    answers.map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason))),
    [4, "RangeError: 3 is odd", 5],
  );
  assert.equal(await halve(2), 1);
});

test("a thread that ends tells all who wait, and the next question begins another", async () => {
  const halve = lastingThread<number, number>(module);
  assert.equal(await halve(4), 2);
  await assert.rejects(halve(0), { message: "a thread ended with 3 before its answer" });
  assert.equal(await halve(6), 3);
});

import assert from "node:assert/strict";
import test from "node:test";
import { takeTurns } from "./take-turns.ts";

test("pattern 44: no more runs at once than may, and beyond the queue callers are told to come back", async () => {
  const inTurn = takeTurns(2, 3);
  const gate = Promise.withResolvers<void>();
  let [running, most] = [0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await gate.promise;
    running -= 1;
    return "done";
  };
  const answers = Promise.allSettled(Array.from({ length: 8 }, () => inTurn(work)));
  gate.resolve();
  const settled = await answers;
  assert.deepEqual(
    settled.map((answer) => (answer.status === "fulfilled" ? answer.value : answer.reason.code)),
    [...Array(5).fill("done"), ...Array(3).fill("identity.busy")],
  );
  assert.equal(most, 2);
  assert.equal(await inTurn(work), "done", "the queue goes on");
});

test("work that fails gives its place to the next", async () => {
  const inTurn = takeTurns(1, 9);
  const fail = () => inTurn(() => Promise.reject(new Error("broken")));
  await Promise.all([1, 2, 3].map(() => assert.rejects(fail(), /broken/)));
  assert.equal(await inTurn(async () => 1), 1);
});

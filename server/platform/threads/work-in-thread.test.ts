import assert from "node:assert/strict";
import test from "node:test";
import { inputsAhead, outputsAhead } from "./thread-messages.ts";
import { workInThread } from "./work-in-thread.ts";

const counting = new URL("../../../tests/support/counting-thread.ts", import.meta.url);
const never = { failsAt: 0 };

/** Parts of 1, 2, 3 … bytes, and what became of their reader. */
function partsUpTo(most: number) {
  const seen = { given: 0, isEnded: false };
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      while (seen.given < most) {
        seen.given += 1;
        yield new Uint8Array(seen.given);
      }
    } finally {
      seen.isEnded = true;
    }
  }
  return { seen, parts: parts() };
}

async function collect(outputs: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const output of outputs) all.push(output);
  return all;
}

test("a thread gets all parts in their order, and its outputs come in theirs", async () => {
  const { parts } = partsUpTo(50);
  const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
  assert.deepEqual(await collect(workInThread(counting, never, parts)), [...numbers, "end"]);
  assert.deepEqual(await collect(workInThread(counting, never, partsUpTo(0).parts)), ["end"]);
});

test("an error of the thread ends the work, and the reader of the input", async () => {
  const { seen, parts } = partsUpTo(1_000);
  const failed = collect(workInThread(counting, { failsAt: 7 }, parts));
  await assert.rejects(failed, { name: "RangeError", message: "part 7 is refused" });
  assert.ok(seen.isEnded);
});

test("an error of the input ends the work", async () => {
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw new RangeError("no more bytes");
  }
  await assert.rejects(collect(workInThread(counting, never, parts())), { message: "no more bytes" });
});

test("who turns away after an output ends the thread, which was only a little ahead", async () => {
  const { seen, parts } = partsUpTo(1_000);
  for await (const output of workInThread(counting, never, parts)) if (output === 3) break;
  assert.ok(seen.isEnded);
  assert.ok(seen.given <= 3 + outputsAhead + inputsAhead, `${seen.given} parts were read`);
});

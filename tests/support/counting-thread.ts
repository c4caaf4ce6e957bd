import { serveThread } from "../../server/platform/threads/serve-thread.ts";

// A thread that counts the bytes of each part, up to `failsAt` parts.

await serveThread(async function* count({ failsAt }: { failsAt: number }, input: AsyncIterable<Uint8Array>) {
  let parts = 0;
  for await (const { length } of input) {
    parts += 1;
    if (parts === failsAt) throw new RangeError(`part ${parts} is refused`);
    yield length;
  }
  yield "end";
});

import { Worker } from "node:worker_threads";
import { MessageQueue } from "./message-queue.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";

/** Of a thread that turns much input into much output: nearly all that is new is soon garbage. More room makes it no faster. */
const newObjectsMb = 8;

/**
 * Does work beside the main thread, which stays free for the database and for requests: `module` is a file that calls `serveThread`,
 * `task` and what comes out can be cloned. Input is read, and output handed over, only as fast as the other side takes it. The thread ends with
 * the work, with an error of either side, or when the reader turns away.
 */
export async function* workInThread<Output>(
  module: URL,
  task: unknown,
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Output> {
  const worker = new Worker(module, {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: newObjectsMb },
  });
  const send = (message: ToThread) => worker.postMessage(message);
  const messages = new MessageQueue<Exclude<FromThread<Output>, { wants: true }>>();
  const parts = input[Symbol.asyncIterator]();
  let lastSent: Promise<void> = Promise.resolve();
  const sendNext = async () => {
    const part = await parts.next();
    send({ input: part.done ? null : part.value });
  };
  worker.on("message", (message: FromThread<Output>) => {
    if ("wants" in message) lastSent = lastSent.then(sendNext).catch((error) => messages.fail(error));
    else messages.add(message);
  });
  worker.once("error", (error: Error) => messages.fail(error));
  worker.once("exit", (code) => messages.fail(new Error(`a thread ended with ${code} before its work`)));
  try {
    for (let message = await messages.next(); !("isDone" in message); message = await messages.next()) {
      yield message.output;
      send({ taken: true });
    }
  } finally {
    await worker.terminate();
    await lastSent;
    await parts.return?.();
  }
}

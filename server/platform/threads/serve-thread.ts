import { parentPort, workerData } from "node:worker_threads";
import { MessageQueue } from "./message-queue.ts";
import { type FromThread, inputsAhead, outputsAhead, type ToThread } from "./thread-messages.ts";

/** In a thread that `workInThread` began: does its work on the parts of the input, and hands over what comes out. */
export async function serveThread<Task, Output>(
  work: (task: Task, input: AsyncIterable<Uint8Array>) => AsyncIterable<Output>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("this file is the beginning of a thread");
  const send = (message: FromThread<Output>) => port.postMessage(message);
  const inputs = new MessageQueue<Uint8Array | null>();
  const taken = new MessageQueue<true>();
  port.on("message", (message: ToThread) => {
    if ("input" in message) inputs.add(message.input);
    else taken.add(true);
  });
  for (let count = 0; count < inputsAhead; count += 1) send({ wants: true });
  let ahead = 0;
  for await (const output of work(
    workerData as Task,
    partsOf(inputs, () => send({ wants: true })),
  )) {
    send({ output });
    ahead += 1;
    if (ahead < outputsAhead) continue;
    await taken.next();
    ahead -= 1;
  }
  send({ isDone: true });
  port.close();
}

async function* partsOf(
  inputs: MessageQueue<Uint8Array | null>,
  want: () => void,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const part = await inputs.next();
    if (part === null) return;
    want();
    yield part;
  }
}

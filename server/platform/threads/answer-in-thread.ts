import { parentPort } from "node:worker_threads";
import type { Answer } from "./lasting-thread.ts";

/** In a thread that `lastingThread` began: answers each question, or says what went wrong with it. */
export function answerInThread<Input, Output>(work: (input: Input) => Promise<Output>): void {
  const port = parentPort;
  if (!port) throw new Error("this file is the beginning of a thread");
  const send = (answer: Answer<Output>) => port.postMessage(answer);
  port.on("message", ({ id, input }: { id: number; input: Input }) => {
    work(input).then(
      (output) => send({ id, output }),
      (error: Error) => send({ id, error }),
    );
  });
}

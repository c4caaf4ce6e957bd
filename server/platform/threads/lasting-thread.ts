import { Worker } from "node:worker_threads";

/** What `answerInThread` sends for a question. */
export type Answer<Output> =
  | { readonly id: number; readonly output: Output }
  | { readonly id: number; readonly error: Error };

/**
 * A thread that is asked again and again: `module` is a file that calls `answerInThread`, inputs and outputs can be cloned. It begins
 * with the first question, and holds no program up once all are answered. What goes wrong with a question is told to who asked it;
 * if the thread itself ends, to all who wait, and the next question begins another.
 */
export function lastingThread<Input, Output>(module: URL): (input: Input) => Promise<Output> {
  const waiting = new Map<number, PromiseWithResolvers<Output>>();
  let worker: Worker | undefined;
  let lastId = 0;

  const begin = () => {
    const begun = new Worker(module);
    const end = (error: Error) => {
      if (worker !== begun) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on("message", (answer: Answer<Output>) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) begun.unref();
      if ("error" in answer) asked?.reject(answer.error);
      else asked?.resolve(answer.output);
    });
    begun.once("error", end);
    begun.once("exit", (code) => end(new Error(`a thread ended with ${code} before its answer`)));
    return begun;
  };

  return (input) => {
    worker ??= begin();
    lastId += 1;
    const asked = Promise.withResolvers<Output>();
    waiting.set(lastId, asked);
    worker.ref();
    worker.postMessage({ id: lastId, input });
    return asked.promise;
  };
}

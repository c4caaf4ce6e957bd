import { AppError } from "../../../platform/errors.ts";

type InTurn = <T>(work: () => Promise<T>, options?: { readonly isAdmitted?: boolean }) => Promise<T>;

/**
 * Lets so much work run at once and so much wait for its turn; refuses what comes beyond (identity.busy), but for what was admitted by
 * a queue before.
 */
export function takeTurns(atOnce: number, longestQueue: number): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work, { isAdmitted = false } = {}) => {
    if (running < atOnce) running += 1;
    else if (!isAdmitted && waiting.length >= longestQueue) throw new AppError("identity.busy");
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes on to the next in the queue, or is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

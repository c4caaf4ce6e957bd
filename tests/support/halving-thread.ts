import { answerInThread } from "../../server/platform/threads/answer-in-thread.ts";

// The beginning of a thread that halves even numbers, refuses odd ones, and ends with zero.

answerInThread(async (number: number) => {
  if (number === 0) process.exit(3);
  if (number % 2 !== 0) throw new RangeError(`${number} is odd`);
  return number / 2;
});

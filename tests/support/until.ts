import { setTimeout as pause } from "node:timers/promises";

/** Waits until something is so; the test's own time limit ends the wait, and `signal`, the test's own, the asking. */
export async function until(isSo: () => boolean | Promise<boolean>, signal?: AbortSignal): Promise<void> {
  while (!(await isSo())) await pause(20, undefined, signal ? { signal } : {});
}

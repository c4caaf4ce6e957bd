import { Logger as WorkerLogger } from "graphile-worker";
import type { Logger } from "../log.ts";

const levels = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/** Passes what graphile-worker says to the program's log, without payloads; failures of jobs are told by the job itself. */
export function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message, meta) => {
    const isJobs = level === "error" && meta !== undefined && "job" in meta;
    log[isJobs ? "debug" : levels[level]]({ worker: scope.workerId, job: scope.taskIdentifier }, message);
  });
}

import { StartError } from "../start-error.ts";

const DISK_FULL = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i;
const NOT_ALLOWED = /EACCES|EPERM|EROFS|permission denied|operation not permitted|read-only file system/i;
const LOG_LINES = 8;

/** Turns what went wrong beside the database folder into one sentence and what to do; `log` is what the server printed. */
export function startFailure(folder: string, cause: unknown, log = ""): StartError {
  if (cause instanceof StartError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const text = `${reason}\n${log}`;
  if (DISK_FULL.test(text)) {
    return new StartError(
      `The disk that holds ${folder} is full.`,
      "Free some space and start again: nothing that was saved is lost.",
      cause,
    );
  }
  if (NOT_ALLOWED.test(text)) {
    return new StartError(
      `Chalet may not read and write in ${folder}.`,
      "Give this account the right to it, start Chalet with the account that owns it, or choose another folder with --data.",
      cause,
    );
  }
  const lines = log.trim().split("\n").slice(-LOG_LINES).join("\n");
  return new StartError("The embedded database did not start.", lines || reason, cause);
}

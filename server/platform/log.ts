import type { Writable } from "node:stream";
import { pino } from "pino";

/** JSON logs on standard error. Secrets are not passed to it; what might carry one is cut out here as well. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

const names = ["password", "token", "secret", "cookie", "authorization"];
/** `code` of an error says what went wrong; that of an input is a second factor's. */
const masked = [...names, ...names.map((name) => `*.${name}`), "code", "body.code", "input.code"];

/** The program's logger; `level` is one of debug, info, warn, error, silent. */
export function createLogger(level: string, destination?: Writable): Logger {
  return pino(
    { level, base: null, redact: { paths: masked, censor: "(masked)" } },
    destination ?? pino.destination({ dest: 2, sync: false }),
  ) as Logger;
}

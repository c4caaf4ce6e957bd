import { pino } from "pino";

/** JSON logs on standard error. Secrets are not passed to it; what might carry one is cut out here as well. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

const masked = [
  "password",
  "token",
  "secret",
  "code",
  "cookie",
  "authorization",
  "*.password",
  "*.token",
  "*.secret",
  "*.code",
  "*.cookie",
  "*.authorization",
];

/** The program's logger; `level` is one of debug, info, warn, error, silent. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, redact: { paths: masked, censor: "(masked)" } },
    pino.destination({ dest: 2, sync: false }),
  ) as Logger;
}

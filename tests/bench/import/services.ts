import type pg from "pg";
import { systemClock } from "../../../server/platform/clock.ts";
import { readConfiguration } from "../../../server/platform/configuration.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { createLogger } from "../../../server/platform/log.ts";
import type { Services } from "../../../server/platform/make-context.ts";
import { noScanner } from "../../../server/providers/scanner/no-scanner.ts";
import { logSms } from "../../../server/providers/sms/log-sms.ts";

/** What a process of an installation has, with its usual number of connections. */
export function servicesOn(connection: pg.PoolConfig): Services {
  const config = readConfiguration({}, { logLevel: "error" });
  return {
    config,
    clock: systemClock(config.provider.timeZone),
    log: createLogger(config.logLevel),
    providers: { payment: undefined, sms: logSms(() => {}), scanner: noScanner(), provisioning: new Map() },
    database: openDatabase(connection, config.databaseConnections),
  };
}

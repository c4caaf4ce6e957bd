import type pg from "pg";
import type { Clock } from "../platform/clock.ts";
import type { Configuration } from "../platform/configuration.ts";
import { openDatabase } from "../platform/database/database.ts";
import { startEmbeddedPostgres } from "../platform/database/embedded.ts";
import { migrate } from "../platform/database/migrate.ts";
import { createLogger } from "../platform/log.ts";
import type { Services } from "../platform/make-context.ts";
import { openPlaces } from "../platform/whereabouts/place.ts";
import { stripePayments } from "../providers/payment/stripe-adapter.ts";
import type { Providers } from "../providers/providers.ts";
import { sandboxModule } from "../providers/provisioning/sandbox-module.ts";
import { commandScanner } from "../providers/scanner/command-scanner.ts";
import { noScanner } from "../providers/scanner/no-scanner.ts";
import { httpSms } from "../providers/sms/http-sms.ts";
import { logSms } from "../providers/sms/log-sms.ts";
import { installationKey } from "./secret-key.ts";

export interface Installation {
  readonly services: Services;
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/** The outside services of a real installation. */
export function buildProviders(
  { stripe, sms, scanCommand }: Pick<Configuration, "stripe" | "sms" | "scanCommand">,
  log: (line: string) => void = () => {},
): Providers {
  const sandbox = sandboxModule();
  return {
    payment: stripe ? stripePayments(stripe) : undefined,
    sms: sms ? httpSms(sms) : logSms(log),
    scanner: scanCommand ? commandScanner(scanCommand) : noScanner(),
    provisioning: new Map([[sandbox.name, sandbox]]),
  };
}

/** Opens the database, starting the embedded one where no other is named, and brings it to this version. */
export async function openInstallation(
  config: Configuration,
  clock: Clock,
  onLost?: (error: Error) => void,
): Promise<Installation> {
  const log = createLogger(config.logLevel);
  await openPlaces(config);
  const server = await databaseServer(config, log.debug.bind(log, {}), onLost);
  try {
    const { applied } = await migrate(server.connection);
    const services: Services = {
      config: { ...config, secretKey: installationKey(config) },
      clock,
      log,
      providers: buildProviders(config, log.info.bind(log, {})),
      database: openDatabase(server.connection, config.databaseConnections),
    };
    return {
      services,
      migrated: applied,
      async close() {
        await services.database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function databaseServer(
  config: Configuration,
  log: (line: string) => void,
  onLost?: (error: Error) => void,
) {
  if (config.databaseUrl)
    return {
      connection: { connectionString: config.databaseUrl } satisfies pg.PoolConfig,
      stop: async () => {},
    };
  return startEmbeddedPostgres({ dataFolder: config.dataFolder, log, ...(onLost ? { onLost } : {}) });
}

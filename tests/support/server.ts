import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { routes } from "../../server/domains.ts";
import type { Configuration } from "../../server/platform/configuration.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import { openEventHub } from "../../server/platform/events/events.ts";
import type { Services } from "../../server/platform/make-context.ts";
import { createMetrics } from "../../server/platform/metrics.ts";
import { createApp } from "../../server/platform/request/app.ts";
import type { Route } from "../../server/platform/request/route.ts";
import { type Browser, openBrowser } from "./browser.ts";
import type { TestInstallation } from "./installation.ts";

export interface TestServer {
  readonly url: string;
  readonly services: Services;
  browser(language?: string): Browser;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly config?: Partial<Configuration>;
  /** Endpoints instead of those of the program. */
  readonly routes?: readonly Route[];
  readonly services?: Partial<Services>;
}

/** A further server on the database of an installation, as a second machine would be; closed after the tests of the file. */
export async function startServer(
  installation: TestInstallation,
  options: ServerOptions = {},
): Promise<TestServer> {
  const { services: given } = installation;
  const config = { ...given.config, ...options.config };
  const database = openDatabase(given.database.connection, config.databaseConnections);
  const services: Services = { ...given, database, ...options.services, config };
  const hub = await openEventHub(database, services.log);
  const app = await createApp(services, {
    routes: options.routes ?? routes,
    hub,
    metrics: createMetrics(),
    version: "test",
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  let closing: Promise<void> | undefined;
  const end = async () => {
    await app.close();
    await hub.close();
    await database.close();
  };
  const close = () => {
    closing ??= end();
    return closing;
  };
  after(close);
  return {
    url,
    services,
    browser: (language = "en") => openBrowser(url, config.publicUrl, language),
    close,
  };
}

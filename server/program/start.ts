import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { demoTerms } from "../../db/demo/terms.ts";
import { jobs, routes } from "../domains.ts";
import type { Clock } from "../platform/clock.ts";
import type { Configuration } from "../platform/configuration.ts";
import { openEventHub } from "../platform/events/events.ts";
import { startWorker } from "../platform/jobs/worker.ts";
import type { Logger } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { createApp } from "../platform/request/app.ts";
import { StartError } from "../platform/start-error.ts";
import { version } from "../platform/version.ts";
import { greeting } from "./greeting.ts";
import { openInstallation } from "./open-installation.ts";
import { type DemoPayments, openDemoPayments } from "./payment-stand-in.ts";
import { installedAs, prepareContent } from "./prepare-content.ts";

export interface StartOptions {
  readonly empty: boolean;
  /** ISO day that the demo takes for today. */
  readonly today: string | undefined;
}

/** Starts the roles of this process and resolves when a signal has stopped them, in order: requests, jobs, database. */
export async function start(
  config: Configuration,
  clock: Clock,
  options: StartOptions,
  say: (text: string) => void,
): Promise<void> {
  const stopped = Promise.withResolvers<Error | undefined>();
  const ending = new AbortController();
  ending.signal.addEventListener("abort", () => stopped.resolve(undefined));
  // From the first moment on, so that what is being opened is closed again.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());
  const installation = await openInstallation(config, clock, (error) => stopped.resolve(error));
  const open: { app?: Closable; worker?: Closable; payments?: DemoPayments; hub?: Closable } = {};
  try {
    const demo = await installedAs(installation.services, options.empty ? "empty" : "demo");
    const terms = config.terms ?? (demo ? demoTerms : undefined);
    const known = { ...installation.services, config: { ...installation.services.config, demo, terms } };
    if (options.today && !demo)
      throw new StartError("Only the demo can be moved to a date.", "Leave --today out.");
    if (demo && !config.stripe && config.roles.has("web")) open.payments = await openDemoPayments(known);
    const services = open.payments?.services ?? known;
    const metrics = createMetrics();
    const hub = await openEventHub(services.database, services.log);
    open.hub = hub;
    const content = await prepareContent(services, ending.signal);
    if (ending.signal.aborted) return;
    if (config.roles.has("web")) {
      const app = await createApp(services, {
        ...{ routes, hub, metrics, version },
        mounts: open.payments?.mounts ?? [],
      });
      open.app = { close: () => closeApp(app) };
      await listen(app, config);
      const { port } = app.server.address() as AddressInfo;
      open.payments?.listensOn(port);
      say(greeting(services.config, port, content, options.today));
    }
    if (config.roles.has("worker")) {
      const worker = await startWorker(services, jobs, metrics);
      open.worker = { close: worker.stop };
    }
    const failure = await stopped.promise;
    if (failure)
      throw new StartError(
        `Chalet stopped: ${failure.message}.`,
        "Start it again; nothing that was committed is lost.",
        failure,
      );
  } finally {
    await closeAll([open.app, open.worker, open.payments, open.hub, installation], installation.services.log);
  }
}

/** Requests under way may end for so long; a client that stopped half-way through one would hold the stop for minutes. */
const requestGraceMs = 5_000;

async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), requestGraceMs);
  await app.close();
  clearTimeout(cut);
}

interface Closable {
  close(): PromiseLike<void> | void;
}

/** One part that cannot be closed must not keep the others open. */
async function closeAll(parts: readonly (Closable | undefined)[], log: Logger): Promise<void> {
  for (const part of parts) {
    try {
      await part?.close();
    } catch (error) {
      log.error({ err: error }, "a part could not be closed");
    }
  }
}

async function listen(
  app: { listen(options: { host: string; port: number }): Promise<string> },
  config: Configuration,
): Promise<void> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new StartError(
        `Port ${config.port} is taken by another program.`,
        `Choose another one: bin/start --port ${config.port + 1}`,
      );
    if (code === "EACCES")
      throw new StartError(
        `This user may not listen on port ${config.port}.`,
        "Choose a port above 1023, and a proxy in front.",
      );
    throw new StartError(
      `Chalet cannot listen on ${config.host}:${config.port}.`,
      "Check CHALET_HOST and CHALET_PORT.",
      error,
    );
  }
}

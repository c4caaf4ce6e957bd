import type { AddressInfo } from "node:net";
import { jobs, routes } from "../../../server/domains.ts";
import { manualClock } from "../../../server/platform/clock.ts";
import { readConfiguration } from "../../../server/platform/configuration.ts";
import { openEventHub } from "../../../server/platform/events/events.ts";
import { startWorker } from "../../../server/platform/jobs/worker.ts";
import { createMetrics } from "../../../server/platform/metrics.ts";
import { createApp } from "../../../server/platform/request/app.ts";
import { openInstallation } from "../../../server/program/open-installation.ts";
import { type StripeOptions, stripePayments } from "../../../server/providers/payment/stripe-adapter.ts";

// A whole Chalet at a time that stands still, to be killed, with payments by a stand-in that lives elsewhere:
// `program.ts <database address> <data folder> <instant> <stand-in as JSON>`. Prints its port when it runs.

const [databaseUrl = "", dataFolder = "", now = "", standIn = "{}"] = process.argv.slice(2);
const config = readConfiguration(
  {},
  { databaseUrl, dataFolder, logLevel: "silent", checkAnswers: true, demo: true, apiLimit: 1_000_000 },
);
const opened = (await openInstallation(config, manualClock(now))).services;
const payment = stripePayments(JSON.parse(standIn) as StripeOptions);
const services = { ...opened, providers: { ...opened.providers, payment } };
const hub = await openEventHub(services.database, services.log);
const app = await createApp(services, { routes, hub, metrics: createMetrics(), version: "test" });
await app.listen({ host: "127.0.0.1", port: 0 });
await startWorker(services, jobs);
process.stdout.write(`port ${(app.server.address() as AddressInfo).port}\n`);

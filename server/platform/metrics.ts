import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What Prometheus reads: the process, requests by route and status, jobs by name and end. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observe(app: FastifyInstance): void;
  countJob(name: string, end: "done" | "failed"): void;
}

// Counted deep inside a domain, where no server is in sight: one for the process.
const beneath = new Registry();
const passwordChecks = new Counter({
  name: "chalet_password_checks_total",
  help: "Password checks, against the hash of an account or, for unknown addresses and locked accounts, against nobody's",
  labelNames: ["against"],
  registers: [beneath],
});

/** Counts a password that was checked, and against whose hash. */
export function countPasswordCheck(against: "account" | "nobody"): void {
  passwordChecks.inc({ against });
}

/** The counters of this process, for Prometheus to read. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "chalet_http_request_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const jobs = new Counter({
    name: "chalet_jobs_total",
    help: "Jobs that ended",
    labelNames: ["name", "end"],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => Registry.merge([registry, beneath]).metrics(),
    observe(app) {
      app.addHook("onResponse", async (request, reply) => {
        const route = request.routeOptions.url ?? "unknown";
        requests.observe(
          { method: request.method, route, status: String(reply.statusCode) },
          reply.elapsedTime / 1000,
        );
      });
    },
    countJob: (name, end) => jobs.inc({ name, end }),
  };
}

import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What Prometheus reads: the process, requests by route and status, jobs by name and end. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observe(app: FastifyInstance): void;
  countJob(name: string, end: "done" | "failed"): void;
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
    text: () => registry.metrics(),
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

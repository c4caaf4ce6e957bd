import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Services } from "../make-context.ts";
import type { Metrics } from "../metrics.ts";

/** `/healthz`: the process answers. `/readyz`: it reaches the database. `/metrics`: Prometheus. For the machine itself and trusted proxies' networks. */
export function registerHealth(app: FastifyInstance, services: Services, metrics: Metrics): void {
  app.get("/healthz", (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    try {
      await services.database.transaction("read", { kind: "user" }, (db) => sql`select 1`.execute(db));
      return reply.send({ status: "ok" });
    } catch {
      return reply.code(503).send({ status: "database unreachable" });
    }
  });
  app.get("/metrics", async (request, reply) => {
    // What a proxy on this machine passes on comes from elsewhere.
    const passedOn = request.headers["x-forwarded-for"] ?? request.headers.forwarded;
    if (passedOn !== undefined || !isLocal(request.ip)) return reply.callNotFound();
    return reply.header("content-type", metrics.contentType).send(await metrics.text());
  });
}

function isLocal(address: string): boolean {
  return address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
}

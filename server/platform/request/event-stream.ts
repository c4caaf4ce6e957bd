import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Endpoint } from "../../../common/contract.ts";
import type { EventHub, LiveEvent } from "../events/events.ts";
import type { Services } from "../make-context.ts";
import { authenticate, reachOf } from "./authenticate.ts";
import { httpOf } from "./http-access.ts";

const heartbeatMs = 20_000;

/** Server-Sent Events of an organization and of staff (WHATWG HTML, section 9.2): what changed, never what it is now. */
export function registerEventStreams(api: FastifyInstance, services: Services, hub: EventHub): void {
  const base = { id: "events", method: "GET", summary: "", mode: "open", status: 200, answer: null } as const;
  const ofOrganization: Endpoint = {
    ...base,
    path: "/organizations/:organizationId/events",
    actor: "member",
    permission: "organization.read",
  };
  const ofStaff: Endpoint = { ...base, path: "/staff/events", actor: "staff" };
  for (const endpoint of [ofOrganization, ofStaff]) {
    api.get(endpoint.path, async (request, reply) => {
      const id = (request.params as { organizationId?: string }).organizationId?.toLowerCase();
      if (id !== undefined && !/^[0-9a-f-]{36}$/.test(id)) return reply.callNotFound();
      const sessionId = await authorize(services, endpoint, request, id);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      raw.write("retry: 2000\n\n");
      const stop = subscribe(hub, id, sessionId, raw);
      // A session that ran out, a member who was removed: asked again with each heartbeat.
      const timer = setInterval(() => {
        authorize(services, endpoint, request, id).then(
          () => raw.write(": still here\n\n"),
          () => raw.end(),
        );
      }, heartbeatMs);
      raw.on("close", () => {
        clearInterval(timer);
        stop();
      });
    });
  }
}

async function authorize(
  services: Services,
  endpoint: Endpoint,
  request: FastifyRequest,
  organizationId: string | undefined,
): Promise<string> {
  const token = httpOf(request).cookie("session");
  const reach = reachOf(endpoint, undefined, organizationId);
  const who = await services.database.transaction("read", reach, (db) =>
    authenticate(services, db, endpoint, token, organizationId),
  );
  return who.actor.sessionId ?? "";
}

function subscribe(
  hub: EventHub,
  organizationId: string | undefined,
  sessionId: string,
  raw: { write(text: string): unknown; end(): unknown },
): () => void {
  return hub.subscribe((event: LiveEvent) => {
    if (event.topic === "session") {
      if (event.id === sessionId) raw.end();
      return;
    }
    if (event.organizationId !== organizationId) return;
    raw.write(`data: ${JSON.stringify({ topic: event.topic, ...(event.id ? { id: event.id } : {}) })}\n\n`);
  });
}

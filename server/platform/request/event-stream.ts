import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Endpoint, Id } from "../../../common/contract.ts";
import { AppError } from "../errors.ts";
import type { EventHub, LiveEvent } from "../events/events.ts";
import type { Services } from "../make-context.ts";
import { authenticate, questionOf, reachOf } from "./authenticate.ts";
import { credentialOf } from "./session-key.ts";

const heartbeatMs = 20_000;
/** A reader that takes nothing any more is let go before what waits for it fills the memory. */
const mostWaitingBytes = 64_000;

const base = { id: "events", method: "GET", summary: "", mode: "open", status: 200, answer: null } as const;

/** The addresses of the streams; they stand beside the contracts because they never end. */
export const eventEndpoints: readonly Endpoint[] = [
  {
    ...base,
    path: "/organizations/:organizationId/events",
    actor: "member",
    permission: "organization.read",
  },
  { ...base, path: "/staff/events", actor: "staff" },
];

/** Server-Sent Events of an organization and of staff (WHATWG HTML, section 9.2): what changed, never what it is now. */
export function registerEventStreams(api: FastifyInstance, services: Services, hub: EventHub): void {
  const open = new Set<ServerResponse>();
  // The server stops when every answer has ended, which these do not by themselves.
  api.addHook("preClose", async () => {
    for (const stream of open) stream.end();
  });
  for (const endpoint of eventEndpoints) {
    api.get(endpoint.path, { exposeHeadRoute: false }, async (request, reply) => {
      const organizationId = organizationOf(endpoint, request);
      const check = () => authorize(services, endpoint, request, organizationId);
      const sessionId = await check();
      reply.hijack();
      const { raw } = reply;
      // Gone while it was checked: its end was told before anybody listened, and its heartbeat would never stop.
      if (raw.destroyed) return;
      open.add(raw);
      raw.on("error", () => {});
      raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      write(raw, "retry: 2000\n\n");
      // A session that ran out, a member who was removed: asked again at once, for what came while nobody listened, with each heartbeat,
      // and when members of the organization changed.
      const beat = () => {
        check().then(
          () => write(raw, ": still here\n\n"),
          () => raw.end(),
        );
      };
      const stop = subscribe(hub, { organizationId, sessionId, beat }, raw);
      beat();
      const timer = setInterval(beat, heartbeatMs);
      raw.on("close", () => {
        clearInterval(timer);
        stop();
        open.delete(raw);
      });
    });
  }
}

function organizationOf(endpoint: Endpoint, request: FastifyRequest): string | undefined {
  if (endpoint.actor !== "member") return undefined;
  const id = Id.safeParse((request.params as { organizationId: string }).organizationId);
  if (!id.success) throw new AppError("platform.not_found");
  return id.data.toLowerCase();
}

async function authorize(
  services: Services,
  endpoint: Endpoint,
  request: FastifyRequest,
  organizationId: string | undefined,
): Promise<string> {
  const reach = reachOf(endpoint, undefined, organizationId);
  const shown = credentialOf(request);
  // Streams are for the console: what ends a session ends its streams, and nothing tells of a token's end.
  if (shown?.kind === "token") throw new AppError("identity.token_not_allowed");
  const question = questionOf(services, endpoint, shown, organizationId);
  const who = await services.database.sessionTransaction("read", reach, question, async (_db, session) =>
    authenticate(services, endpoint, shown, session, organizationId),
  );
  return who.actor.sessionId ?? "";
}

interface Listening {
  readonly organizationId: string | undefined;
  readonly sessionId: string;
  /** Ends the stream of whoever may not read it any more. */
  readonly beat: () => void;
}

function subscribe(
  hub: EventHub,
  { organizationId, sessionId, beat }: Listening,
  raw: ServerResponse,
): () => void {
  const onEvent = (event: LiveEvent) => {
    if (event.topic === "session") {
      if (event.id !== sessionId) return;
      // Else the browser would learn of it by its next try, seconds later.
      write(raw, `data: ${JSON.stringify({ topic: "session" })}\n\n`);
      raw.end();
      return;
    }
    if (event.organizationId !== organizationId) return;
    if (event.topic === "members") beat();
    write(raw, `data: ${JSON.stringify({ topic: event.topic, ...(event.id ? { id: event.id } : {}) })}\n\n`);
  };
  // The browser opens it again, and the console reads everything again then.
  return hub.subscribe({ onEvent, onGap: () => raw.end() });
}

/** Events come together: one may end the stream before the next is written. */
function write(raw: ServerResponse, text: string): void {
  if (raw.writableEnded || raw.destroyed) return;
  if (raw.writableLength > mostWaitingBytes) raw.destroy();
  else raw.write(text);
}

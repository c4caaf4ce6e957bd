import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import fastify, {
  type FastifyInstance,
  type FastifyPluginCallback,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import type { Services } from "../make-context.ts";
import { registerApiReference } from "./api-reference.ts";
import type { AppParts } from "./app-parts.ts";
import { addressOf, networkOf } from "./caller-address.ts";
import { registerConsole } from "./console-files.ts";
import { eventEndpoints, registerEventStreams } from "./event-stream.ts";
import { registerHealth } from "./health.ts";
import { type ApiLimit, createApiLimit, endpointLimits, type LimitState, takePermit } from "./limits.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import type { Route } from "./route.ts";
import { refuseCrossSite } from "./same-origin.ts";
import { sendSecurityHeaders } from "./security-headers.ts";
import { fail, senderOf } from "./send.ts";
import { bearerOf, credentialOf } from "./session-key.ts";
import { answerUnreadable } from "./unreadable.ts";
import { handle } from "./wrapper.ts";

const bodyLimit = 1_000_000;
/** Time to send a request, also a large upload; who takes longer only holds a connection. */
const requestTimeout_ms = 600_000;

/** The HTTP side of the program: API, live events, console, health. */
export async function createApp(services: Services, parts: AppParts): Promise<FastifyInstance> {
  const { config } = services;
  const app = fastify({
    bodyLimit,
    requestTimeout: requestTimeout_ms,
    genReqId: () => newId(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    logger: false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => fail(services, error, request, reply),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, config.provider.language),
  });
  app.removeContentTypeParser("text/plain");
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 0 } });
  await sendSecurityHeaders(app, config);
  parts.metrics.observe(app);
  app.setErrorHandler((error, request, reply) => fail(services, error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    fail(services, new AppError("platform.not_found"), request, reply),
  );
  const api: FastifyPluginCallback = (scope, _options, done) => {
    registerApi(scope, services, parts);
    done();
  };
  const signedApi: FastifyPluginCallback = (scope, _options, done) => {
    registerSignedApi(scope, services, parts.routes);
    done();
  };
  await app.register(api, { prefix: "/api/v1" });
  await app.register(signedApi, { prefix: "/api/v1" });
  registerHealth(app, services, parts.metrics);
  await registerApiReference(app, services, parts);
  for (const { prefix, pages } of parts.mounts ?? []) await app.register(pages, { prefix });
  await registerConsole(app, services);
  return app;
}

function registerApi(api: FastifyInstance, services: Services, parts: AppParts): void {
  const apiLimit = createApiLimit(services);
  api.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store").header("vary", "cookie, authorization, accept-language");
    // No page of another site can send this header, and with it no cookie counts.
    if (bearerOf(request) === undefined) refuseCrossSite(request, services.config.publicUrl);
    setLimitHeaders(reply, await apiLimit.take(callerKeyOf(request), addressOf(request)));
  });
  api.setNotFoundHandler((request, reply) =>
    fail(services, new AppError("platform.not_found"), request, reply),
  );
  for (const route of parts.routes.filter(({ endpoint }) => !endpoint.signed))
    registerRoute(api, services, route, apiLimit);
  registerEventStreams(api, services, parts.hub);
  refuseOtherMethods(api, [...parts.routes.map((route) => route.endpoint), ...eventEndpoints]);
}

/** What other programs call: without an origin, with bytes that are left as they came, for they are signed. */
function registerSignedApi(api: FastifyInstance, services: Services, routes: readonly Route[]): void {
  const apiLimit = createApiLimit(services);
  api.removeAllContentTypeParsers();
  api.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, parsed) => parsed(null, body));
  api.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    setLimitHeaders(reply, await apiLimit.take(undefined, addressOf(request)));
  });
  for (const route of routes.filter(({ endpoint }) => endpoint.signed))
    registerRoute(api, services, route, apiLimit);
}

/** A session, or an API token, is counted under its hash. */
function callerKeyOf(request: FastifyRequest): string | undefined {
  const shown = credentialOf(request);
  return shown?.hash && `${shown.kind}:${shown.hash.toString("base64url")}`;
}

function registerRoute(api: FastifyInstance, services: Services, route: Route, apiLimit: ApiLimit): void {
  const { endpoint } = route;
  const send = senderOf(services, endpoint);
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.signed ? { bodyLimit: endpoint.signed.maxBytes } : {}),
    handler: async (request, reply) => {
      if (request.isMultipart() && !endpoint.upload && !endpoint.signed)
        throw new AppError("platform.unsupported_media_type");
      if (endpoint.limit) {
        const key = `${endpoint.limit}:${networkOf(addressOf(request))}`;
        setLimitHeaders(reply, await takePermit(services, key, endpointLimits[endpoint.limit]));
      }
      const outcome = await handle(services, route, request);
      const callerKey = callerKeyOf(request);
      if (outcome.isKnown && callerKey) apiLimit.know(callerKey);
      return send(outcome, request, reply);
    },
  });
}

function setLimitHeaders(reply: FastifyReply, state: LimitState): void {
  reply
    .header("ratelimit-limit", state.limit)
    .header("ratelimit-remaining", state.remaining)
    .header("ratelimit-reset", state.resetSeconds);
  if (state.refused) throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
}

import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import fastify, {
  type FastifyInstance,
  type FastifyPluginCallback,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../../../common/contract.ts";
import { AppError } from "../errors.ts";
import { negotiateLanguage } from "../i18n/i18n.ts";
import { hashSecret, newId } from "../ids.ts";
import type { Services } from "../make-context.ts";
import { registerApiReference } from "./api-reference.ts";
import type { AppParts } from "./app-parts.ts";
import { registerConsole } from "./console-files.ts";
import { registerEventStreams } from "./event-stream.ts";
import { registerHealth } from "./health.ts";
import { FileReply } from "./http.ts";
import { cookieNameOf } from "./http-access.ts";
import { createApiLimit, endpointLimits, takePermit } from "./limits.ts";
import { answerError } from "./problems.ts";
import type { Route } from "./route.ts";
import { refuseCrossSite } from "./same-origin.ts";
import { serializerOf } from "./serializer.ts";
import { handle, isRefused, type Outcome } from "./wrapper.ts";

const bodyLimit = 1_000_000;

/** The HTTP side of the program: API, live events, console, health. */
export async function createApp(services: Services, parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit,
    genReqId: () => newId(),
    trustProxy: services.config.trustedProxies.length > 0 ? [...services.config.trustedProxies] : false,
    logger: false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 500 },
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: 250_000_000 } });
  await app.register(helmet, helmetOptions(services));
  parts.metrics.observe(app);
  app.setErrorHandler((error, request, reply) => fail(services, error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    fail(services, new AppError("platform.not_found"), request, reply),
  );
  await app.register(apiOf(services, parts), { prefix: "/api/v1" });
  registerHealth(app, services, parts.metrics);
  await registerApiReference(app, services, parts);
  await registerConsole(app, services);
  return app;
}

function apiOf(services: Services, parts: AppParts): FastifyPluginCallback {
  return (api, _options, done) => {
    registerApi(api, services, parts);
    done();
  };
}

function registerApi(api: FastifyInstance, services: Services, parts: AppParts): void {
  const apiLimit = createApiLimit(services);
  api.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    refuseCrossSite(request, services.config.publicUrl);
    const token = request.cookies[cookieNameOf("session")];
    const state = await apiLimit(token ? hashSecret(token).toString("base64url") : `address:${request.ip}`);
    limitHeaders(reply, state);
  });
  api.setNotFoundHandler((request, reply) =>
    fail(services, new AppError("platform.not_found"), request, reply),
  );
  for (const route of parts.routes) registerRoute(api, services, route);
  registerEventStreams(api, services, parts.hub);
}

function registerRoute(api: FastifyInstance, services: Services, route: Route): void {
  const { endpoint } = route;
  const serialize = isJson(endpoint) ? serializerOf(endpoint.answer as z.ZodType) : undefined;
  const limit = endpoint.limit;
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes } : {}),
    handler: async (request, reply) => {
      if (limit)
        limitHeaders(reply, await takePermit(services, `${limit}:${request.ip}`, endpointLimits[limit]));
      return send(
        services,
        endpoint,
        serialize,
        await handle(services, route, request, reply),
        request,
        reply,
      );
    },
  });
}

function isJson(endpoint: Endpoint): boolean {
  return endpoint.answer !== null && !("contentType" in endpoint.answer);
}

function send(
  services: Services,
  endpoint: Endpoint,
  serialize: ((answer: unknown) => string) | undefined,
  outcome: Outcome,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  for (const [name, { value, maxAge }] of outcome.http.cookies) {
    reply.setCookie(name, value, { path: "/", httpOnly: true, secure: true, sameSite: "lax", maxAge });
  }
  const { answer } = outcome;
  if (isRefused(answer)) {
    fail(services, answer.error, request, reply);
    return reply;
  }
  reply.code(outcome.status);
  if (answer instanceof FileReply) return sendFile(endpoint, answer, reply);
  if (!serialize) return reply.send();
  if (services.config.checkAnswers) (endpoint.answer as z.ZodType).parse(answer);
  return reply
    .header("content-type", "application/json; charset=utf-8")
    .serializer(asIs)
    .send(serialize(answer));
}

const asIs = (body: unknown) => body as string;

function sendFile(endpoint: Endpoint, file: FileReply, reply: FastifyReply): FastifyReply {
  const contentType = (endpoint.answer as { contentType: string }).contentType;
  const name = file.name.replace(/[^A-Za-z0-9._-]/g, "_");
  return reply
    .header("content-type", contentType)
    .header("content-disposition", `${file.inline ? "inline" : "attachment"}; filename="${name}"`)
    .send(file.content);
}

function limitHeaders(
  reply: FastifyReply,
  state: { limit: number; remaining: number; resetSeconds: number; refused: boolean },
): void {
  reply
    .header("ratelimit-limit", state.limit)
    .header("ratelimit-remaining", state.remaining)
    .header("ratelimit-reset", state.resetSeconds);
  if (!state.refused) return;
  // Callers that were refused together must not come back together.
  reply.header("retry-after", state.resetSeconds + Math.floor(Math.random() * 5));
  throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
}

function fail(services: Services, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const language = negotiateLanguage(request.headers["accept-language"], services.config.provider.language);
  answerError(error, language, request, reply, services.log);
}

function helmetOptions(services: Services) {
  const https = services.config.publicUrl.startsWith("https:");
  return {
    enableCSPNonces: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" as const },
    crossOriginEmbedderPolicy: false,
  };
}

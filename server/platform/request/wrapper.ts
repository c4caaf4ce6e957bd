import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { BaseContext } from "../context.ts";
import type { Db, Reach } from "../database/database.ts";
import { AppError, type FieldError, Refused } from "../errors.ts";
import { negotiateLanguage } from "../i18n/i18n.ts";
import { type Circumstances, openContext, readContext, runWrite, type Services } from "../make-context.ts";
import { type Authenticated, authenticate, reachOf } from "./authenticate.ts";
import { httpOf, type RequestHttp } from "./http-access.ts";
import { oncePerKey } from "./idempotency.ts";
import type { Route } from "./route.ts";
import { touchSession } from "./touch-session.ts";

interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type AnyHandler = (ctx: BaseContext, input: Input, http: RequestHttp) => Promise<unknown>;

/** What the wrapper hands to the route to send. */
export interface Outcome {
  readonly status: number;
  readonly answer: unknown;
  readonly http: RequestHttp;
}

const maxTries = 3;

/** The way of every request: session → actor → transaction by mode → authorize → validate → handler → audit → commit → answer. */
export async function handle(
  services: Services,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(services, route, request, reply);
    } catch (error) {
      // Two acts that waited for each other: the database ended one, which is run again from the start.
      const code = (error as { code?: string }).code;
      if (attempt < maxTries && route.endpoint.mode === "write" && (code === "40P01" || code === "40001"))
        continue;
      throw error;
    }
  }
}

async function once(
  services: Services,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Outcome> {
  const { endpoint } = route;
  const http = httpOf(request);
  const params = checkInput(endpoint.params, request.params, "params");
  const organizationId =
    endpoint.actor === "member" ? (params as { organizationId: string }).organizationId : undefined;
  const reach = reachOf(endpoint, route.reach, organizationId);
  const handler = route.handler as unknown as AnyHandler;
  const token = http.cookie("session");
  const circumstancesOf = (who: Authenticated) => {
    touchSession(services, who);
    return circumstances(services, request, who);
  };
  const input = (): Input => ({
    params,
    query: checkInput(endpoint.query, request.query, "query"),
    body: endpoint.upload ? undefined : checkInput(endpoint.body, request.body, "body"),
  });

  if (endpoint.mode === "open") {
    const who = await services.database.transaction("read", reach, (db) =>
      authenticate(services, db, endpoint, token, organizationId),
    );
    const userReach: Reach = who.actor.userId ? { ...reach, userId: who.actor.userId } : reach;
    const ctx = openContext(services, circumstancesOf(who), userReach, endpoint.id);
    return { status: endpoint.status, answer: await handler(ctx, input(), http), http };
  }

  const access = endpoint.mode === "read" ? "read" : "write";
  const done = await services.database.transaction(access, reach, async (db) => {
    const who = await authenticate(services, db, endpoint, token, organizationId);
    const context = circumstancesOf(who);
    if (access === "read")
      return {
        status: endpoint.status,
        answer: await handler(readContext(services, context, db), input(), http),
      };
    const act = () => runWrite(services, context, db, endpoint.id, (ctx) => handler(ctx, input(), http));
    if (!endpoint.idempotent) return { status: endpoint.status, answer: await act() };
    return onceForKey(services, db, route, request, who, act);
  });
  reply.header("vary", "cookie, accept-language");
  return { ...done, http };
}

async function onceForKey(
  services: Services,
  db: Db,
  route: Route,
  request: FastifyRequest,
  who: Authenticated,
  act: () => Promise<unknown>,
) {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x21-\x7e]{8,200}$/.test(key))
    throw new AppError("platform.idempotency_key_missing");
  const call = {
    actorKey: `user:${who.actor.userId}`,
    key,
    request: `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`,
    status: route.endpoint.status,
  };
  return oncePerKey(services, db, call, act);
}

function circumstances(services: Services, request: FastifyRequest, who: Authenticated): Circumstances {
  const accepted = negotiateLanguage(request.headers["accept-language"], services.config.provider.language);
  return {
    actor: who.actor,
    language: who.language ?? accepted,
    requestId: request.id,
    address: request.ip,
    ...(request.headers["user-agent"] ? { userAgent: request.headers["user-agent"].slice(0, 400) } : {}),
  };
}

/** The input as its contract describes it; keys that the contract does not name are left out, mistakes are told by field. */
function checkInput(
  schema: z.ZodType | undefined,
  value: unknown,
  where: "params" | "query" | "body",
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? (where === "body" ? undefined : {}));
  if (result.success) return result.data;
  // An id that is none names nothing.
  if (where === "params") throw new AppError("platform.not_found");
  throw new AppError("platform.invalid_input", {}, result.error.issues.map(fieldError));
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join(".");
  const known = /^[a-z_]+\.[a-z_]+$/.test(issue.message);
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return { path, code: known ? issue.message : missing ? "field.required" : "field.wrong" };
}

/** True when the handler refused, yet what it wrote is kept. */
export function isRefused(answer: unknown): answer is Refused {
  return answer instanceof Refused;
}

import type { FastifyRequest } from "fastify";
import type { BaseContext } from "../context.ts";
import type { Db, Reach } from "../database/database.ts";
import type { SessionRow } from "../database/opening.ts";
import { AppError, Refused } from "../errors.ts";
import type { Language } from "../i18n/i18n.ts";
import { type Circumstances, openContext, readContext, runWrite, type Services } from "../make-context.ts";
import { type Authenticated, authenticate, questionOf, reachOf } from "./authenticate.ts";
import { addressOf } from "./caller-address.ts";
import { checkInput } from "./check-input.ts";
import { httpOf, type RequestHttp } from "./http-access.ts";
import { oncePerKey } from "./idempotency.ts";
import { languageOf, noteLanguage } from "./reader-language.ts";
import type { Route } from "./route.ts";
import { credentialOf } from "./session-key.ts";
import { touchCredential } from "./touch-session.ts";

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
  /** True when a session or an API token stood behind the request. */
  readonly isKnown: boolean;
}

/** The way of every request: session → actor → transaction by mode → authorize → validate → handler → audit → commit → answer. */
export async function handle(services: Services, route: Route, request: FastifyRequest): Promise<Outcome> {
  const { endpoint } = route;
  const http = httpOf(request, endpoint);
  const params = checkInput(endpoint.params, request.params, "params");
  const organizationId =
    endpoint.actor === "member"
      ? (params as { organizationId: string }).organizationId.toLowerCase()
      : undefined;
  const reach = reachOf(endpoint, route.reach, organizationId);
  const handler = route.handler as unknown as AnyHandler;
  const shown = credentialOf(request);
  const question = questionOf(services, endpoint, shown, organizationId);
  const identify = (session: SessionRow | undefined) => {
    const note = (language: Language) => noteLanguage(request, language);
    const who = authenticate(services, endpoint, shown, session, organizationId, note);
    touchCredential(services, who, addressOf(request));
    return { who, circumstances: circumstancesOf(services, request, who) };
  };
  const input = (): Input => ({
    params,
    query: checkInput(endpoint.query, request.query, "query"),
    body: endpoint.upload ? undefined : checkInput(endpoint.body, request.body, "body"),
  });

  if (endpoint.mode === "open") {
    // Where nobody is asked for, the database is not troubled.
    const { who, circumstances } = question
      ? await services.database.sessionTransaction("read", reach, question, async (_db, session) =>
          identify(session),
        )
      : identify(undefined);
    const userReach: Reach = who.actor.userId ? { ...reach, userId: who.actor.userId } : reach;
    const ctx = openContext(services, circumstances, userReach, endpoint.id);
    const answer = await handler(ctx, input(), http);
    return { status: endpoint.status, answer, http, isKnown: isKnown(who) };
  }

  const access = endpoint.mode;
  return services.database.sessionTransaction(access, reach, question, async (db, session) => {
    const { who, circumstances } = identify(session);
    const outcome = { status: endpoint.status, http, isKnown: isKnown(who) };
    if (access === "read") {
      return { ...outcome, answer: await handler(readContext(services, circumstances, db), input(), http) };
    }
    const act = () =>
      runWrite(services, circumstances, db, endpoint.id, (ctx) => handler(ctx, input(), http), true);
    if (!endpoint.idempotent) return { ...outcome, answer: await act() };
    return { ...outcome, ...(await onceForKey(services, db, route, request, who, act)) };
  });
}

const isKnown = ({ actor }: Authenticated): boolean => actor.userId !== undefined;

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

function circumstancesOf(services: Services, request: FastifyRequest, who: Authenticated): Circumstances {
  const address = addressOf(request);
  const userAgent = request.headers["user-agent"]?.slice(0, 400);
  return {
    actor: who.actor,
    language: languageOf(request, services.config.provider.language),
    requestId: request.id,
    ...(address ? { address } : {}),
    ...(userAgent ? { userAgent } : {}),
  };
}

/** True when the handler refused, yet what it wrote is kept. */
export function isRefused(answer: unknown): answer is Refused {
  return answer instanceof Refused;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { apiRoutes } from "./api.ts";
import type { Core } from "./core.ts";
import { type FormObject, parseForm } from "./form.ts";
import { answerPage, type PageAnswer } from "./pages.ts";
import { StandInError } from "./stand-in-error.ts";

interface ServerOptions {
  readonly core: Core;
  readonly key: string;
  /** Answered like a machine that cannot be reached; or does what is asked, and breaks off before it says so. */
  readonly faults: { unreachable: boolean; breaksOff: boolean };
  /** Called after each request that may have changed something. */
  readonly changed: () => void;
}

const mostBytes = 100_000;

/** Stripe's HTTP for the calls that are used, and the pages, on a port of this machine. */
export function createApiServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch(() => response.destroy());
  });
}

async function answer(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (options.faults.unreachable) {
    request.socket.destroy();
    return;
  }
  const url = new URL(request.url ?? "/", "http://stand-in");
  const body = await textOf(request);
  if (!url.pathname.startsWith("/v1/")) {
    sendPage(options, request, response, url, body);
    return;
  }
  const form = parseForm(request.method === "GET" ? url.search.slice(1) : body);
  const outcome = call(options, request, url.pathname, form, body);
  if (request.method === "POST") options.changed();
  if (options.faults.breaksOff) {
    options.faults.breaksOff = false;
    request.socket.destroy();
    return;
  }
  response.writeHead(outcome.status, {
    "content-type": "application/json",
    "request-id": options.core.newId("req"),
  });
  response.end(JSON.stringify(outcome.body));
}

interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

function call(
  options: ServerOptions,
  request: IncomingMessage,
  path: string,
  form: FormObject,
  body: string,
): Outcome {
  const { core } = options;
  if (request.headers.authorization !== `Bearer ${options.key}`)
    return errorOf(new StandInError(401, "Invalid API Key provided", { type: "invalid_request_error" }));
  const key = request.method === "POST" ? request.headers["idempotency-key"] : undefined;
  if (typeof key !== "string") return run(core, request.method ?? "", path, form);
  const asked = `${path}\n${body}`;
  const kept = core.state.kept[key];
  if (kept && core.now() - kept.at < day_s) return kept.request === asked ? kept : otherRequest(key);
  const outcome = run(core, request.method ?? "", path, form);
  // What was refused before anything was done may be asked again.
  if (outcome.status !== 400) core.state.kept[key] = { request: asked, at: core.now(), ...outcome };
  forgetKept(core);
  return outcome;
}

/** Keys are forgotten after a day, as Stripe does. */
function forgetKept(core: Core): void {
  for (const [key, { at }] of Object.entries(core.state.kept)) {
    if (core.now() - at >= day_s) delete core.state.kept[key];
  }
}

const day_s = 86_400;

function otherRequest(key: string): Outcome {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with: '${key}'.`;
  return errorOf(new StandInError(400, message, { type: "idempotency_error" }));
}

function run(core: Core, method: string, path: string, form: FormObject): Outcome {
  const route = apiRoutes.find((one) => one.method === method && one.path.test(path));
  try {
    if (!route)
      throw new StandInError(404, `Unrecognized request URL (${method}: ${path}).`, {
        type: "invalid_request_error",
      });
    const [, id = ""] = route.path.exec(path) ?? [];
    return { status: 200, body: route.answer(core, { id, form }) };
  } catch (error) {
    if (error instanceof StandInError) return errorOf(error);
    throw error;
  }
}

function errorOf({ status, message, body }: StandInError): Outcome {
  return { status, body: { error: { ...body, message } } };
}

function sendPage(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): void {
  const page = answerPage(options.core, {
    method: request.method ?? "",
    path: url.pathname,
    form: parseForm(body),
    acceptLanguage: request.headers["accept-language"] ?? "",
  });
  if (request.method === "POST") options.changed();
  const { status, headers, text } = httpOfPage(page);
  response.writeHead(status, headers);
  response.end(text);
}

/** A page's answer in the words of HTTP. */
export function httpOfPage(page: PageAnswer): {
  status: number;
  headers: Record<string, string>;
  text: string;
} {
  if ("location" in page) return { status: 303, headers: { location: page.location }, text: "" };
  const headers = { "content-type": `${page.type}; charset=utf-8`, "cache-control": "no-store" };
  return { status: page.status, headers, text: page.text };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("The request is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

import type { AnswerOf, CallOf, Endpoint, Problem } from "../../common/contract.ts";

export interface Reply<A> {
  readonly status: number;
  readonly body: A;
  readonly problem: Problem;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

export interface CallOptions {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  /** Calls an endpoint as the console does. */
  call<E extends Endpoint>(
    endpoint: E,
    input?: Partial<CallOf<E>> | CallOf<E>,
    options?: CallOptions,
  ): Promise<Reply<AnswerOf<E>>>;
  upload<E extends Endpoint>(
    endpoint: E,
    params: Record<string, string>,
    name: string,
    content: string | Buffer,
  ): Promise<Reply<AnswerOf<E>>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** An HTTP client with a cookie jar, which sends what a browser on the console's page would send. */
export function openBrowser(url: string, origin: string, language: string): Browser {
  const cookies = new Map<string, string>();

  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("accept-language", headers.get("accept-language") ?? language);
    if (!headers.has("origin")) headers.set("origin", origin);
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (/max-age=0/i.test(line) || value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

  return {
    cookies,
    fetch: request,
    async call(endpoint, input = {}, options = {}) {
      const { params, query, body } = input as {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
      };
      const headers: Record<string, string> = { ...options.headers };
      if (body !== undefined) headers["content-type"] = "application/json";
      if (endpoint.idempotent) headers["idempotency-key"] = options.key ?? crypto.randomUUID();
      return readReply(
        await request(pathOf(endpoint, params ?? {}, query ?? {}), {
          method: endpoint.method,
          headers,
          ...(body !== undefined ? { body: JSON.stringify(body) } : {}),
        }),
      );
    },
    async upload(endpoint, params, name, content) {
      const form = new FormData();
      form.set("file", new Blob([content as BlobPart]), name);
      return readReply(await request(pathOf(endpoint, params, {}), { method: endpoint.method, body: form }));
    },
  };
}

function pathOf(endpoint: Endpoint, params: Record<string, string>, query: Record<string, unknown>): string {
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [key, String(value)]),
  ).toString();
  return `/api/v1${path}${search ? `?${search}` : ""}`;
}

async function readReply<A>(response: Response): Promise<Reply<A>> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const body = isJson ? JSON.parse(bytes.toString("utf8")) : undefined;
  return {
    status: response.status,
    body: body as A,
    problem: body as Problem,
    headers: response.headers,
    bytes,
  };
}

import type { AnswerOf, CallOf, Endpoint } from "../../common/contract.ts";
import { addressOf, type LooseCall } from "./address.ts";
import { noConnection, problemOf, unexpected } from "./problem.ts";
import { sendFile, type UploadProgress } from "./upload.ts";

/** What the client asks of the console around it. */
export interface Surroundings {
  /** Where the server is; the console's own origin if left out. */
  readonly origin?: string;
  /** The reader's language, for `Accept-Language`. */
  readonly language: () => string;
  /** Lets the person sign in again over the page; false if there is nobody to ask, or they would not. */
  readonly signInAgain: () => Promise<boolean>;
  /** Asks over the page for a fresh proof before a sensitive act, by a second factor or by any means; false if they would not. */
  readonly prove: (byFactor: boolean) => Promise<boolean>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** One key per act of the person, kept over its retries; a fresh one if left out. */
  readonly idempotencyKey?: string;
}

let surroundings: Surroundings = {
  language: () => "en",
  signInAgain: async () => false,
  prove: async () => false,
};

/** How often this page may have got another session token: what was on its way meanwhile is sent again. */
let renewals = 0;

/** Tells the client the reader's language, and how to ask the person who they are; called once at the start. */
export function surroundClient(given: Surroundings): void {
  surroundings = given;
}

/**
 * Calls an endpoint and gives its answer; throws ApiProblem. If the session ended meanwhile, or a sensitive act needs a fresh
 * proof, the person gives it over the page and the same request goes out once more.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  options: CallOptions = {},
): Promise<AnswerOf<E>> {
  const key = endpoint.idempotent ? (options.idempotencyKey ?? crypto.randomUUID()) : undefined;
  const request = () =>
    fetch(whereIs(endpoint, input), requestOf(endpoint, input, key, options.signal)).catch(
      (cause: unknown) => {
        if (options.signal?.aborted) throw cause;
        throw noConnection();
      },
    );
  return answerOf(endpoint, await afterQuestions(endpoint, request));
}

/** Uploads one file to an endpoint with `upload`, reporting the share that has left (0 to 1); throws ApiProblem. */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: CallOf<E>,
  file: File,
  onProgress: UploadProgress,
  signal?: AbortSignal,
): Promise<AnswerOf<E>> {
  const send = () =>
    sendFile(endpoint.method, whereIs(endpoint, input), commonHeaders(), file, onProgress, signal);
  return answerOf(endpoint, await afterQuestions(endpoint, send));
}

/** A file of an endpoint that asks for a fresh proof, which a link could not; throws ApiProblem. */
export async function fetchFile<E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<File> {
  const request = () =>
    fetch(whereIs(endpoint, input), requestOf(endpoint, input, undefined, undefined)).catch(() => {
      throw noConnection();
    });
  const response = await afterQuestions(endpoint, request);
  if (!response.ok) throw await problemOf(response);
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "");
  const blob = await response.blob().catch(() => {
    throw noConnection();
  });
  return new File([blob], named?.[1] ?? "file", { type: blob.type });
}

function whereIs<E extends Endpoint>(endpoint: E, input: CallOf<E>): string {
  return `${surroundings.origin ?? ""}${addressOf(endpoint, input)}`;
}

function commonHeaders(): Record<string, string> {
  return { accept: "application/json", "accept-language": surroundings.language() };
}

function requestOf(
  endpoint: Endpoint,
  input: LooseCall,
  key: string | undefined,
  signal: AbortSignal | undefined,
): RequestInit {
  const headers = commonHeaders();
  if (key !== undefined) headers["idempotency-key"] = key;
  if (input.body !== undefined) headers["content-type"] = "application/json";
  return {
    method: endpoint.method,
    headers,
    credentials: "same-origin",
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function afterQuestions(endpoint: Endpoint, send: () => Promise<Response>): Promise<Response> {
  const before = renewals;
  const first = await send();
  if (first.ok && endpoint.actor === "user" && endpoint.method !== "GET") renewals += 1;
  if (endpoint.actor === "visitor" || (first.status !== 401 && first.status !== 403)) return first;
  // A wrong code or a missing right has the same status; only a missing session and a missing proof are asked for.
  const { code } = await problemOf(first.clone());
  if (code === "identity.sign_in_needed") {
    const isBack = before !== renewals || (await surroundings.signInAgain());
    return isBack ? send() : first;
  }
  if (code !== "identity.proof_needed" && code !== "identity.factor_proof_needed") return first;
  if (!endpoint.proof || !(await surroundings.prove(code === "identity.factor_proof_needed"))) return first;
  return send();
}

async function answerOf<E extends Endpoint>(endpoint: E, response: Response): Promise<AnswerOf<E>> {
  if (!response.ok) throw await problemOf(response);
  if (endpoint.answer === null) return undefined as AnswerOf<E>;
  const body: unknown = await response.json().catch(() => {
    throw unexpected(response.status, response.headers.get("x-request-id") ?? undefined);
  });
  return body as AnswerOf<E>;
}

import type { AnswerOf, Endpoint, InputOf } from "../../../common/contract.ts";
import type { OpenContext, ReadContext, WriteContext } from "../context.ts";
import type { Refused } from "../errors.ts";
import type { FileReply, Http } from "./http.ts";

/** What a handler works with: decided by the mode that its endpoint declares. */
export type ContextOf<E extends Endpoint> = E["mode"] extends "read"
  ? ReadContext
  : E["mode"] extends "write"
    ? WriteContext
    : OpenContext;

type Reply<E extends Endpoint> =
  | (E["answer"] extends { contentType: string } ? FileReply : AnswerOf<E>)
  | Refused;

export type Handler<E extends Endpoint> = (
  ctx: ContextOf<E>,
  input: InputOf<E>,
  http: Http,
) => Promise<E["answer"] extends null ? undefined | Refused : Reply<E>>;

export interface Route {
  readonly endpoint: Endpoint;
  /** Work across organizations for somebody who is not staff; each use stands on the list in tests/architecture. */
  readonly reach: "platform" | undefined;
  readonly handler: (ctx: never, input: never, http: Http) => Promise<unknown>;
}

/** Binds an endpoint to what it does. */
export function route<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  options: { reach?: "platform" } = {},
): Route {
  return { endpoint, reach: options.reach, handler: handler as Route["handler"] };
}

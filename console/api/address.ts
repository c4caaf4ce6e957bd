import type { CallOf, Endpoint } from "../../common/contract.ts";

/** What may stand in a call, whatever its endpoint: the shape that the address and the body are made from. */
export interface LooseCall {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const apiBase = "/api/v1";

/** The address of an endpoint with its parameters filled in: for calls, and for links to files. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Omit<CallOf<E>, "body">): string {
  const { params = {}, query = {} } = input as LooseCall;
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${endpoint.id} needs the parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return `${apiBase}${path}${text === "" ? "" : `?${text}`}`;
}

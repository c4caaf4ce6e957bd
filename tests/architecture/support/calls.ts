import { randomUUID } from "node:crypto";
import type { Endpoint } from "../../../common/contract.ts";
import { routes } from "../../../server/domains.ts";
import { eventEndpoints } from "../../../server/platform/request/event-stream.ts";
import type { Browser } from "../../support/browser.ts";

/** Everything below /api/v1, the streams of events too. */
export const endpoints: readonly Endpoint[] = [...routes.map(({ endpoint }) => endpoint), ...eventEndpoints];

export const name = ({ method, path }: Endpoint): string => `${method} ${path}`;
export const isMutation = ({ method }: Endpoint): boolean => method !== "GET";

/** A value that the contract takes for a parameter and that names nothing. */
function valueFor(endpoint: Endpoint, parameter: string): string {
  const shape = endpoint.params?.shape[parameter];
  const candidates = [randomUUID(), "1", "2026-01-01", "CHF", "something"];
  const fitting = candidates.find((value) => shape === undefined || shape.safeParse(value).success);
  if (fitting === undefined) throw new Error(`no value is known for :${parameter} of ${name(endpoint)}`);
  return fitting;
}

/** The address of an endpoint, in an organization. */
export function addressOf(endpoint: Endpoint, organizationId: string): string {
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_, parameter: string) =>
    parameter === "organizationId" ? organizationId : valueFor(endpoint, parameter),
  );
  return `/api/v1${path}`;
}

/** A body that no contract takes, so that a check of the body before the check of rights would show. */
export function nonsenseFor(endpoint: Endpoint): RequestInit {
  if (!isMutation(endpoint)) return { method: endpoint.method };
  if (endpoint.upload) {
    const form = new FormData();
    form.set("file", new Blob(["nonsense"]), "nonsense.txt");
    return { method: endpoint.method, body: form };
  }
  const body = JSON.stringify({ nonsense: true });
  return { method: endpoint.method, body, headers: { "content-type": "application/json" } };
}

/** Calls an endpoint with nonsense; gives status and code. */
export async function callWithNonsense(
  browser: Browser,
  endpoint: Endpoint,
  organizationId: string,
): Promise<{ status: number; code: string | undefined }> {
  const query = "?limit=nonsense&cursor=%00&state=nonsense";
  const response = await browser.fetch(addressOf(endpoint, organizationId) + query, nonsenseFor(endpoint));
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return { status: response.status, code: undefined };
  }
  const text = await response.text();
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  return {
    status: response.status,
    code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined,
  };
}

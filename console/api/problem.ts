import { Problem } from "../../common/contract.ts";

/** One field that the server refused, with the reason in the reader's language. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Codes of what goes wrong before the server can say anything; their texts stand in the catalogue `console`. */
export type LocalCode = "console.no_connection" | "console.signed_out" | "console.unexpected";

/**
 * Why a call failed. `code` is the translation key of the refusal and `message` its text in the reader's language;
 * `status` is 0 when no answer came.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(
    code: string,
    status: number,
    message: string,
    fields: readonly FieldProblem[] = [],
    requestId?: string,
  ) {
    super(message);
    this.name = "ApiProblem";
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.requestId = requestId;
  }
}

/** Reads problem details (RFC 9457) out of an answer; anything else gives `console.unexpected`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = Problem.safeParse(body);
  const requestId = response.headers.get("x-request-id") ?? undefined;
  if (!read.success) return unexpected(response.status, requestId);
  const { code, title, detail, fields } = read.data;
  return new ApiProblem(code, response.status, detail ?? title, fields, read.data.requestId ?? requestId);
}

/** No answer came: the network is down, or the server is. */
export function noConnection(): ApiProblem {
  return new ApiProblem("console.no_connection" satisfies LocalCode, 0, "No connection");
}

/** Nobody is signed in, where somebody must be. */
export function signedOut(): ApiProblem {
  return new ApiProblem("console.signed_out" satisfies LocalCode, 401, "Signed out");
}

/** The server, or something before it, answered with what no contract knows. */
export function unexpected(status: number, requestId?: string): ApiProblem {
  return new ApiProblem("console.unexpected" satisfies LocalCode, status, `Status ${status}`, [], requestId);
}

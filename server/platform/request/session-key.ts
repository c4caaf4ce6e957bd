import type { FastifyRequest } from "fastify";
import { hashSecret } from "../ids.ts";
import { hashOfApiToken } from "./api-token.ts";
import { cookieNameOf } from "./http-access.ts";

/** What a request shows of who sends it. */
export interface Credential {
  readonly kind: "session" | "token";
  /** SHA-256 as sessions and tokens are stored and limits counted; undefined for a token that cannot be one. */
  readonly hash: Buffer | undefined;
}

const known = new WeakMap<FastifyRequest, Credential>();

/** The API token of the request, or else its session: a browser sends its cookies by itself, a token is always meant. */
export function credentialOf(request: FastifyRequest): Credential | undefined {
  const credential = known.get(request) ?? readCredential(request);
  if (credential) known.set(request, credential);
  return credential;
}

function readCredential(request: FastifyRequest): Credential | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { kind: "token", hash: hashOfApiToken(bearer) };
  const token = request.cookies[cookieNameOf("session")];
  return token ? { kind: "session", hash: hashSecret(token) } : undefined;
}

/** The token of `Authorization: Bearer` (RFC 6750, section 2.1); other schemes belong to what stands before the program. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^bearer +(.*)$/i.exec(request.headers.authorization ?? "")?.[1];
}

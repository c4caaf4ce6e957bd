import type { FastifyRequest } from "fastify";
import { hashSecret } from "../ids.ts";
import { cookieNameOf } from "./http-access.ts";

const known = new WeakMap<FastifyRequest, Buffer>();

/** The hash of the request's session token, as sessions are stored and limits counted; undefined without a token. */
export function sessionHashOf(request: FastifyRequest): Buffer | undefined {
  const token = request.cookies[cookieNameOf("session")];
  if (!token) return undefined;
  const hash = known.get(request) ?? hashSecret(token);
  known.set(request, hash);
  return hash;
}

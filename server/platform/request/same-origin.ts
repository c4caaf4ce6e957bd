import type { FastifyRequest } from "fastify";
import { isLoopbackHost } from "../configuration.ts";
import { AppError } from "../errors.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page made a browser send (ASVS 3.5): a request that changes something must name our own origin,
 * and be JSON or, for uploads, multipart. Signing in is such a request too.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") throw new AppError("platform.cross_site");
  const { origin } = request.headers;
  if (!origin || !isOwnOrigin(origin, publicUrl)) throw new AppError("platform.cross_site");
}

/** On this machine any name of it will do, with the same port: people type localhost or 127.0.0.1. */
function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (origin === publicUrl) return true;
  if (!URL.canParse(origin)) return false;
  const [theirs, ours] = [new URL(origin), new URL(publicUrl)];
  return (
    isLoopbackHost(ours.hostname) &&
    isLoopbackHost(theirs.hostname) &&
    theirs.port === ours.port &&
    theirs.protocol === ours.protocol
  );
}

import type { FastifyHelmetOptions } from "@fastify/helmet";
import type { Configuration } from "../configuration.ts";

const year_s = 31_536_000;

/** What browsers are told on every answer: programs and styles of ours only, framed by nobody, HTTPS from now on (ASVS 3.4). */
export function securityHeaders(config: Configuration): FastifyHelmetOptions {
  const isHttps = config.publicUrl.startsWith("https:");
  return {
    enableCSPNonces: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: isHttps ? { maxAge: year_s, includeSubDomains: false } : false,
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  };
}

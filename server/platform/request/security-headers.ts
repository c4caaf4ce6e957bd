import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import fastify, { type FastifyInstance } from "fastify";
import type { Configuration } from "../configuration.ts";

const year_s = 31_536_000;

/** Tells browsers on every answer, also on those that leave the framework, what helmet makes of our policy. */
export async function sendSecurityHeaders(app: FastifyInstance, config: Configuration): Promise<void> {
  // They are the same for every answer: helmet is asked once, for it puts them together anew each time.
  const headers = Object.entries(await headersOf(config));
  app.addHook("onRequest", (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
}

async function headersOf(config: Configuration): Promise<Record<string, string>> {
  const [bare, protectedBy] = [fastify(), fastify()];
  await protectedBy.register(helmet, policyOf(config));
  for (const app of [bare, protectedBy]) app.get("/", async () => "");
  const before = (await bare.inject("/")).headers;
  const after = Object.entries((await protectedBy.inject("/")).headers);
  return Object.fromEntries(
    after.flatMap(([name, value]) => (name in before ? [] : [[name, String(value)]])),
  );
}

/** Programs and styles of ours only, framed by nobody, HTTPS from now on (ASVS 3.4). */
function policyOf(config: Configuration): FastifyHelmetOptions {
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

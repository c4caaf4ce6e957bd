import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Services } from "../make-context.ts";
import { StartError } from "../start-error.ts";

const folder = join(import.meta.dirname, "../../../.build/console");
const day = 86_400;

/** Serves the built console: its files by name for ever, its page for every other address outside the API. */
export async function registerConsole(app: FastifyInstance, services: Services): Promise<void> {
  if (existsSync(join(folder, "assets"))) {
    await app.register(fastifyStatic, {
      root: join(folder, "assets"),
      prefix: "/assets/",
      immutable: true,
      // bin/lib/build-console.js puts compressed copies beside the files.
      preCompressed: true,
      maxAge: 365 * day * 1000,
      decorateReply: false,
    });
  }
  const file = join(folder, "index.html");
  const page = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const logo = readLogo(services.config.provider.logoFile);
  if (logo)
    app.get("/logo", (_request, reply) =>
      reply
        .header("content-type", logo.type)
        .header("cache-control", `public, max-age=${day}`)
        .send(logo.bytes),
    );
  app.get("/*", (request, reply) => {
    if (/^\/(api|assets)(\/|\?|$)/.test(request.url)) return reply.callNotFound();
    return sendPage(reply, page);
  });
}

function sendPage(reply: FastifyReply, page: string | undefined): FastifyReply {
  if (!page)
    return reply
      .code(503)
      .header("content-type", "text/plain; charset=utf-8")
      .send("The console is not built. Start with bin/start, or run bin/dev.\n");
  const nonce = randomBytes(16).toString("base64");
  const policy = String(reply.getHeader("content-security-policy")).replace(
    "style-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
  );
  return reply
    .header("content-security-policy", policy)
    .header("content-type", "text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .send(page.replaceAll("__CSP_NONCE__", nonce));
}

function readLogo(path: string | undefined): { bytes: Buffer; type: string } | undefined {
  if (!path) return undefined;
  const bytes = readFile(path);
  if (bytes.subarray(1, 4).toString("latin1") === "PNG") return { bytes, type: "image/png" };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { bytes, type: "image/jpeg" };
  throw new StartError(
    `The file of PROVIDER_LOGO is neither PNG nor JPEG: ${path}.`,
    "Convert it, or leave the setting out.",
  );
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The file of PROVIDER_LOGO cannot be read: ${path} (${code}).`,
      "Name a PNG or JPEG file.",
      error,
    );
  }
}

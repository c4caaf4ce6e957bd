import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Services } from "../make-context.ts";
import type { AppParts } from "./app-parts.ts";
import { openApiDocument } from "./openapi.ts";

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API reference</title>
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css"></head>
<body><div id="reference"></div>
<script src="/api/docs/files/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;

// What is tried here is done with the API token that was pasted, never with the reader's session.
const start = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#reference", deepLinking: true, tryItOutEnabled: false,
  persistAuthorization: false, supportedSubmitMethods: ["get", "post", "put", "patch", "delete"],
  requestInterceptor: (request) => Object.assign(request, { credentials: "omit" }) });`;

/** The OpenAPI document at /api/openapi.json and a page to read it at /api/docs. */
export async function registerApiReference(
  app: FastifyInstance,
  services: Services,
  parts: AppParts,
): Promise<void> {
  const document = JSON.stringify(openApiDocument(services.config, parts.routes, parts.version));
  app.get("/api/openapi.json", (_request, reply) =>
    reply.header("content-type", "application/json; charset=utf-8").send(document),
  );
  app.get("/api/docs", (_request, reply) => {
    // The reference's own program sets style elements; it gets them on this page alone.
    const policy = String(reply.getHeader("content-security-policy")).replace(
      "style-src 'self'",
      "style-src 'self' 'unsafe-inline'",
    );
    return reply
      .header("content-security-policy", policy)
      .header("content-type", "text/html; charset=utf-8")
      .send(page);
  });
  app.get("/api/docs/start.js", (_request, reply) =>
    reply.header("content-type", "text/javascript; charset=utf-8").send(start),
  );
  await app.register(fastifyStatic, {
    root: dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json"))),
    prefix: "/api/docs/files/",
    allowedPath: (path) => /^\/swagger-ui(-bundle)?\.(css|js)$/.test(path),
    decorateReply: false,
    maxAge: 3_600_000,
  });
}

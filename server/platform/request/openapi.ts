import { z } from "zod";
import { type Endpoint, Problem } from "../../../common/contract.ts";
import type { Configuration } from "../configuration.ts";
import type { Route } from "./route.ts";
import { scopesOf } from "./token-access.ts";

type JsonSchema = Record<string, unknown>;

/** The OpenAPI 3.1 document of all endpoints, made from their contracts. */
export function openApiDocument(config: Configuration, routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { endpoint } of routes) {
    const path = `/api/v1${endpoint.path.replaceAll(/:([a-zA-Z]+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${config.provider.name} API`,
      version,
      description:
        "Amounts are integers of the minor unit of their currency. Lists give `next`, the `cursor` of the next page. Errors are RFC 9457 problem details. " +
        "POST requests that create something or move money take an `Idempotency-Key`. Requests that change something carry the `Origin` of this address, " +
        "or an API token as `Authorization: Bearer chalet_pat_…` and no cookie.",
    },
    servers: [{ url: config.publicUrl }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-session" },
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "chalet_pat_…",
          description:
            "A personal API token, made at /me/tokens. Operations name the scopes, any of which suffices.",
        },
      },
    },
  };
}

/** The JSON schema of a contract's shape. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;
  return rest;
}

function operation(endpoint: Endpoint): object {
  const problem = {
    description: "Problem",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split(".")[0]],
    security: securityOf(endpoint),
    "x-actor": endpoint.actor,
    ...(endpoint.permission ? { "x-permission": endpoint.permission } : {}),
    parameters: parameters(endpoint),
    ...requestBody(endpoint),
    responses: { [endpoint.status]: success(endpoint), "4XX": problem, "5XX": problem },
  };
}

/** A session, or a token with one of the scopes: those that are named in one entry would all be needed. */
function securityOf(endpoint: Endpoint): object[] {
  if (endpoint.actor === "visitor") return [];
  return [{ session: [] }, ...scopesOf(endpoint).map((scope) => ({ token: [scope] }))];
}

function parameters(endpoint: Endpoint): object[] {
  const list = (schema: z.ZodObject | undefined, place: "path" | "query") =>
    Object.entries(schema?.shape ?? {}).map(([name, shape]) => ({
      name,
      in: place,
      required: place === "path",
      schema: jsonSchema(shape as z.ZodType, "input"),
    }));
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    schema: { type: "string", minLength: 8, maxLength: 200 },
  };
  return [
    ...list(endpoint.params, "path"),
    ...list(endpoint.query, "query"),
    ...(endpoint.idempotent ? [key] : []),
    ...(endpoint.signed
      ? [{ name: endpoint.signed.header, in: "header", required: true, schema: { type: "string" } }]
      : []),
  ];
}

function requestBody(endpoint: Endpoint): object {
  if (endpoint.upload) {
    const schema = {
      type: "object",
      required: ["file"],
      properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
    };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (endpoint.signed)
    return {
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
    };
  if (!endpoint.body) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: jsonSchema(endpoint.body, "input") } },
    },
  };
}

function success(endpoint: Endpoint): object {
  if (endpoint.answer === null) return { description: "Done" };
  if ("contentType" in endpoint.answer)
    return { description: "The file", content: { [endpoint.answer.contentType]: {} } };
  return {
    description: "Done",
    content: { "application/json": { schema: jsonSchema(endpoint.answer, "output") } },
  };
}

import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Endpoint } from "../../../common/contract.ts";
import type { Services } from "../make-context.ts";
import { FileReply } from "./http.ts";
import { answerError } from "./problems.ts";
import { languageOf } from "./reader-language.ts";
import { serializerOf } from "./serializer.ts";
import { isRefused, type Outcome } from "./wrapper.ts";

export type Send = (outcome: Outcome, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** How an endpoint's outcomes are answered: by its contract, which decides what leaves. */
export function senderOf(services: Services, endpoint: Endpoint): Send {
  const { answer: contract } = endpoint;
  const schema = contract !== null && !("contentType" in contract) ? contract : undefined;
  const serialize = schema ? serializerOf(schema) : undefined;
  return ({ answer, status, http }, request, reply) => {
    if (isRefused(answer)) return fail(services, answer.error, request, reply);
    for (const [name, { value, maxAge }] of http.cookies) {
      reply.setCookie(name, value, { path: "/", httpOnly: true, secure: true, sameSite: "lax", maxAge });
    }
    reply.code(status);
    if (answer instanceof FileReply)
      return sendFile(contract as { contentType: string }, answer, request, reply);
    if (!schema || !serialize) return reply.send();
    return sendJson(services, schema, serialize, answer, reply);
  };
}

function sendJson(
  services: Services,
  schema: z.ZodType,
  serialize: (answer: unknown) => string,
  answer: unknown,
  reply: FastifyReply,
): FastifyReply {
  if (services.config.checkAnswers) schema.parse(answer);
  return reply
    .header("content-type", "application/json; charset=utf-8")
    .serializer(asIs)
    .send(serialize(answer));
}

const asIs = (body: unknown) => body as string;

function sendFile(
  contract: { contentType: string },
  file: FileReply,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const name = file.name.replace(/[^A-Za-z0-9._-]/g, "_");
  if (file.version) {
    const etag = `"${file.version}"`;
    reply.header("cache-control", "private, max-age=31536000, immutable").header("etag", etag);
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  }
  return reply
    .header("content-type", contract.contentType)
    .header("content-disposition", `${file.inline ? "inline" : "attachment"}; filename="${name}"`)
    .send(file.content);
}

/** Answers an error in the reader's language. */
export function fail(
  services: Services,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  answerError(error, languageOf(request, services.config.provider.language), request, reply, services.log);
  return reply;
}

import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../common/contract.ts";
import { AppError, type RefusalCode } from "../errors.ts";
import { hasText, type Language, refusalText, translate } from "../i18n/i18n.ts";
import type { Logger } from "../log.ts";
import { addressOf } from "./caller-address.ts";

/** RFC 9457 problem details of a refusal, in the reader's language. */
export function problemOf(error: AppError, language: Language, requestId: string): Problem {
  return {
    type: `urn:chalet:problem:${error.code}`,
    title: refusalText(language, error.code, error.params),
    status: error.status,
    code: error.code,
    requestId,
    ...(error.fields.length > 0
      ? { fields: error.fields.map((field) => ({ ...field, message: fieldText(language, field.code) })) }
      : {}),
  };
}

function fieldText(language: Language, code: string): string {
  if (code.startsWith("field."))
    return translate(language, `platform:${hasText(language, `platform:${code}`) ? code : "field.wrong"}`);
  return refusalText(language, code);
}

/** Answers an error: refusals as they are, everything else as 500 without a word of what happened, which the log has. */
export function answerError(
  error: unknown,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): void {
  const refusal = asRefusal(error);
  logRefusal(refusal, error, request, log);
  const problem = problemOf(refusal, language, request.id);
  const seconds = secondsToWait(refusal);
  if (seconds !== undefined) reply.header("retry-after", seconds);
  // RFC 6750, section 3.1.
  if (refusal.code === "identity.token_unusable")
    reply.header("www-authenticate", 'Bearer error="invalid_token"');
  reply
    .code(refusal.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .serializer((body: unknown) => body as string)
    .send(JSON.stringify(problem));
}

/** Failures for whoever runs the installation; acts that somebody had no right to, for whoever watches it (ASVS 16.3.2). */
function logRefusal(refusal: AppError, error: unknown, request: FastifyRequest, log: Logger): void {
  const fields = { requestId: request.id, method: request.method, route: request.routeOptions.url };
  if (refusal.status >= 500) log.error({ ...fields, err: error }, "request failed");
  else if (refusal.status === 403)
    log.warn({ ...fields, refusal: refusal.code, address: addressOf(request) }, "request refused");
}

/** Callers that were refused together must not come back together. */
function secondsToWait(refusal: AppError): number | undefined {
  if (refusal.status !== 429 && refusal.status !== 503) return undefined;
  const { seconds } = refusal.params;
  return (typeof seconds === "number" ? seconds : 1) + Math.floor(Math.random() * 5);
}

/** Constraints whose violation says something to the caller. */
const constraints: Record<string, RefusalCode> = {
  prepaid_balance_is_never_negative: "billing.prepaid_too_low",
};

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, constraint, statusCode } = error as FastifyError & { constraint?: string };
  if (constraint && constraints[constraint]) return new AppError(constraints[constraint]);
  if (code === "23505") return new AppError("platform.conflict");
  if (statusCode === 413) return new AppError("platform.too_large");
  if (statusCode === 415 || statusCode === 406) return new AppError("platform.unsupported_media_type");
  if (statusCode && statusCode >= 400 && statusCode < 500) return new AppError("platform.malformed_request");
  return new AppError("platform.internal");
}

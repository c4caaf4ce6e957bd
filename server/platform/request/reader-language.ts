import type { FastifyRequest } from "fastify";
import { type Language, negotiateLanguage } from "../i18n/i18n.ts";

const known = new WeakMap<FastifyRequest, Language>();

/** Notes the language of the user behind a request (ACC-8), so that refusals are worded in it too. */
export function noteLanguage(request: FastifyRequest, language: Language): void {
  known.set(request, language);
}

/** The language to answer in: the user's own, or what the browser asks for. */
export function languageOf(request: FastifyRequest, fallback: Language): Language {
  return known.get(request) ?? negotiateLanguage(request.headers["accept-language"], fallback);
}

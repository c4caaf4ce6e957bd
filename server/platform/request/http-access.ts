import type { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import type { Cookie, CookieName, Http } from "./http.ts";

/** A request's cookies and upload, with the cookies that the handler set. */
export interface RequestHttp extends Http {
  readonly cookies: ReadonlyMap<string, Cookie>;
}

/** The name that the browser knows: host-only, HTTPS-only, readable by no script. */
export function cookieNameOf(name: CookieName): string {
  return `__Host-${name}`;
}

/** What a handler may touch of this request. */
export function httpOf(request: FastifyRequest): RequestHttp {
  const cookies = new Map<string, Cookie>();
  return {
    cookies,
    cookie: (name) => request.cookies[cookieNameOf(name)],
    setCookie: (name, cookie) => cookies.set(cookieNameOf(name), cookie),
    upload: () => uploadedFile(request),
  };
}

async function uploadedFile(request: FastifyRequest): Promise<{ name: string; content: Readable }> {
  if (!request.isMultipart()) throw new AppError("platform.unsupported_media_type");
  const file = await request.file();
  if (!file) throw new AppError("platform.invalid_input", {}, [{ path: "file", code: "field.required" }]);
  // The name is shown, never used as a path.
  const name = file.filename.replace(/[^\p{L}\p{N}._ -]/gu, "_").slice(-120) || "file";
  return { name, content: file.file };
}

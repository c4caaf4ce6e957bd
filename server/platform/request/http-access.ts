import { Readable } from "node:stream";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyError, FastifyRequest } from "fastify";
import type { Endpoint } from "../../../common/contract.ts";
import { AppError } from "../errors.ts";
import type { Cookie, CookieName, Http, SignedBody } from "./http.ts";

/** A request's cookies and upload, with the cookies that the handler set. */
export interface RequestHttp extends Http {
  readonly cookies: ReadonlyMap<string, Cookie>;
}

// Written out: a name that is put together anew at each request keeps the compiler from ever settling.
const cookieNameOfKind = {
  session: "__Host-session",
  browser: "__Host-browser",
  step: "__Host-step",
} as const satisfies Record<CookieName, string>;

/** The name that the browser knows: host-only, HTTPS-only, readable by no script. */
export function cookieNameOf(name: CookieName): string {
  return cookieNameOfKind[name];
}

/** What a handler may touch of this request. */
export function httpOf(request: FastifyRequest, endpoint: Endpoint): RequestHttp {
  const cookies = new Map<string, Cookie>();
  return {
    cookies,
    cookie: (name) => request.cookies[cookieNameOf(name)],
    setCookie: (name, cookie) => cookies.set(cookieNameOf(name), cookie),
    signed: () => signedBody(request, endpoint),
    upload: () => uploadedFile(request, endpoint.upload?.maxBytes ?? 0),
  };
}

function signedBody(request: FastifyRequest, endpoint: Endpoint): SignedBody {
  const signature = request.headers[endpoint.signed?.header ?? ""];
  return {
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    signature: typeof signature === "string" ? signature : undefined,
  };
}

/** What the other parts of a form take beside its file, in bytes. */
const formBytes = 10_000;

async function uploadedFile(
  request: FastifyRequest,
  maxBytes: number,
): Promise<{ name: string; content: Readable }> {
  if (!request.isMultipart()) throw new AppError("platform.unsupported_media_type");
  if (Number(request.headers["content-length"] ?? 0) > maxBytes + formBytes)
    throw new AppError("platform.too_large");
  const file = await firstFile(request, maxBytes);
  if (!file) throw new AppError("platform.invalid_input", {}, [{ path: "file", code: "field.required" }]);
  // The name is shown, never used as a path.
  const name = [...file.filename.replace(/[^\p{L}\p{N}._ -]/gu, "_")].slice(-120).join("") || "file";
  return { name, content: Readable.from(contentOf(file.file), { objectMode: false }) };
}

async function firstFile(request: FastifyRequest, maxBytes: number): Promise<MultipartFile | undefined> {
  try {
    return await request.file({ limits: { fileSize: maxBytes } });
  } catch (error) {
    const { code } = error as FastifyError;
    throw new AppError(
      code === "FST_REQ_FILE_TOO_LARGE" ? "platform.too_large" : "platform.malformed_request",
      {},
      [],
      error,
    );
  }
}

/** The bytes of a file; a form that breaks off, or a file beyond its limit, ends them with a refusal. */
async function* contentOf(file: MultipartFile["file"]): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch (error) {
    throw new AppError("platform.malformed_request", {}, [], error);
  }
  if (file.truncated) throw new AppError("platform.too_large");
}

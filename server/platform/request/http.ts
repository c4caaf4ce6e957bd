import type { Readable } from "node:stream";

/** A file as answer. Its name is ours, never a caller's. */
export class FileReply {
  readonly content: Buffer | Readable;
  readonly name: string;
  readonly inline: boolean;
  /** Where its address names this version of it: browsers keep the file, and need not ask for it again. */
  readonly version: string | undefined;

  constructor(content: Buffer | Readable, name: string, inline = false, version?: string) {
    this.content = content;
    this.name = name;
    this.inline = inline;
    this.version = version;
  }
}

export interface Cookie {
  readonly value: string;
  /** Seconds; 0 removes the cookie. */
  readonly maxAge: number;
}

/** A body as another program signed it. */
export interface SignedBody {
  readonly bytes: Buffer;
  readonly signature: string | undefined;
}

/** The little of HTTP that a handler may touch. Cookies are sent only when the act succeeded. */
export interface Http {
  cookie(name: CookieName): string | undefined;
  setCookie(name: CookieName, cookie: Cookie): void;
  /** The uploaded file of an endpoint with `upload`. */
  upload(): Promise<{ name: string; content: Readable }>;
  /** The bytes and the signature of an endpoint with `signed`. */
  signed(): SignedBody;
}

export const cookieNames = ["session", "browser", "step"] as const;
/** session: the signed-in session. browser: known device. step: the running sign-in or sign-up of this browser. */
export type CookieName = (typeof cookieNames)[number];

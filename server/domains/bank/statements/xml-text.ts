const declaration = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;
const headBytes = 512;

/** The encoding that an XML file has by its byte order mark or names in its declaration; UTF-8 otherwise. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  return declaration.exec(Buffer.from(head).toString("latin1", 0, headBytes))?.[1] ?? "utf-8";
}

/** Bytes that are not text of their encoding, or an encoding that is unknown. `before` is the text up to there. */
export class WrongEncoding extends Error {
  readonly encoding: string;
  readonly before: string;

  constructor(encoding: string, before = "") {
    super(`Not text in ${encoding}`);
    this.name = "WrongEncoding";
    this.encoding = encoding;
    this.before = before;
  }
}

/** Turns the bytes of an XML file into text, piece by piece, by the encoding that it names; throws WrongEncoding. */
export class XmlText {
  #head: Uint8Array | undefined = new Uint8Array();
  #decoder: TextDecoder | undefined;
  #encoding = "utf-8";

  /** The text of the next bytes; "" while too little is there to know the encoding. */
  write(bytes: Uint8Array): string {
    if (!this.#head) return this.#decode(bytes);
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.length < headBytes ? "" : this.#start();
  }

  /** The text that is left at the end; U+FFFD for a character of which the last bytes are missing. */
  end(): string {
    const text = this.#head ? this.#start() : "";
    try {
      return text + (this.#decoder?.decode() ?? "");
    } catch {
      return `${text}\ufffd`;
    }
  }

  #start(): string {
    const head = this.#head ?? new Uint8Array();
    this.#head = undefined;
    this.#encoding = encodingOf(head);
    try {
      this.#decoder = new TextDecoder(this.#encoding, { fatal: true });
    } catch {
      throw new WrongEncoding(this.#encoding);
    }
    return this.#decode(head);
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#decoder?.decode(bytes, { stream: true }) ?? "";
    } catch {
      const lenient = new TextDecoder(this.#encoding).decode(bytes);
      throw new WrongEncoding(this.#encoding, lenient.slice(0, lenient.indexOf("\ufffd")));
    }
  }
}

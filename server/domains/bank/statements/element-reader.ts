import { SaxesParser } from "saxes";
import type { Element, Part } from "./camt-shape.ts";
import {
  type FilePosition,
  StatementFileError,
  type StatementFileErrorCode,
} from "./statement-file-error.ts";

/** Takes what the shape names, in the order of the file. */
export type ElementSink = {
  /** The root, with its namespaces and other attributes; it need not be the one that the shape means. */
  root(name: string, attributes: Readonly<Record<string, string>>): void;
  /** An element directly below the root that the shape does not know. */
  stranger(name: string): void;
  begin(part: Part, name: string): void;
  /** The text of an element at its end, if it has any; `currency` is its attribute Ccy, "" without. */
  value(element: Element, text: string, currency: string): void;
  end(part: Part): void;
};

const untidy = /[\t\n\r]| {2}/;
const tidy = (text: string) => (untidy.test(text) ? text.replace(/\s+/g, " ") : text).trim();

/** Reads XML piece by piece and hands over what a shape names; refuses bad XML and any DOCTYPE. */
export class ElementReader {
  // ISO 20022 is XML 1.0, whatever a file says: in 1.1 texts could hold control characters.
  readonly #parser = new SaxesParser({
    xmlns: false,
    position: true,
    defaultXMLVersion: "1.0",
    forceXMLVersion: true,
  });
  readonly #shape: Element;
  readonly #sink: ElementSink;
  readonly #above: Element[] = [];
  #element: Element | undefined;
  #prefix = "";
  #passedOver = 0;
  #text = "";
  #currency = "";
  #end: FilePosition | undefined;
  /** Tags met so far. */
  met = 0;

  constructor(shape: Element, sink: ElementSink) {
    this.#shape = shape;
    this.#sink = sink;
    this.#parser.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on("closetag", () => this.#close());
    this.#parser.on("text", (text) => this.#add(text));
    this.#parser.on("cdata", (text) => this.#add(text));
    this.#parser.on("doctype", () => this.refuse("bank.file_doctype"));
    this.#parser.on("error", (error) => this.#refuseXml(error.message));
  }

  /** The place in the file that has been reached. */
  get position(): FilePosition {
    return this.#end ?? { line: this.#parser.line, column: this.#parser.column };
  }

  /** Throws the refusal of the file, at the place that has been reached. */
  refuse(code: StatementFileErrorCode, params?: Readonly<Record<string, string>>): never {
    throw new StatementFileError(code, this.position, params);
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  /** Tells that the file has ended. */
  close(): void {
    this.#end = this.position; // the parser forgets it when it closes
    this.#parser.close();
  }

  #refuseXml(message: string): never {
    if (this.met === 0) return this.refuse("bank.file_not_xml");
    if (this.#end) return this.refuse("bank.file_truncated");
    // saxes puts line and column in front of its reason
    return this.refuse("bank.file_broken", { reason: message.replace(/^\d+:\d+: /, "") });
  }

  #open(qualified: string, attributes: Readonly<Record<string, string>>): void {
    this.met += 1;
    if (this.#passedOver > 0) {
      this.#passedOver += 1;
      return;
    }
    if (!this.#element) {
      this.#prefix = qualified.slice(0, qualified.indexOf(":") + 1);
      this.#sink.root(qualified.slice(this.#prefix.length), attributes);
      this.#element = this.#shape;
      return;
    }
    // An element with another prefix than that of the root belongs to another vocabulary and matches no name.
    const name = this.#prefix === "" ? qualified : qualified.replace(this.#prefix, "");
    const child = this.#element.children?.get(name);
    if (child) {
      this.#enter(child, name, attributes);
      return;
    }
    this.#passedOver = 1;
    if (this.#above.length === 0) this.#sink.stranger(name);
  }

  #enter(child: Element, name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#element) this.#above.push(this.#element);
    this.#element = child;
    this.#text = "";
    if (child.kind) this.#currency = attributes.Ccy ?? "";
    if (child.kind === "flag") this.#sink.value(child, "true", "");
    if (child.part) this.#sink.begin(child.part, name);
  }

  #close(): void {
    this.met += 1;
    if (this.#passedOver > 0) {
      this.#passedOver -= 1;
      return;
    }
    const element = this.#element;
    if (!element) return;
    const text = element.kind && element.kind !== "flag" ? tidy(this.#text) : "";
    if (text !== "") this.#sink.value(element, text, this.#currency);
    if (element.part) this.#sink.end(element.part);
    this.#text = "";
    this.#element = this.#above.pop();
  }

  #add(text: string): void {
    if (this.#passedOver === 0 && this.#element?.kind) this.#text += text;
  }
}

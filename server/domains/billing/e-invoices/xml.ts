import XMLBuilder from "fast-xml-builder";

/** What XML 1.0 (section 2.2) has no place for. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  indentBy: "  ",
  suppressEmptyNode: true,
  tagValueProcessor: (_name: string, value: unknown) => String(value).replace(forbidden, ""),
});

/** The elements of an XML file, in their order; undefined ones are left out, and text may stand as "#text" beside "@attributes". */
export interface XmlNode {
  readonly [name: string]: XmlNode | readonly XmlNode[] | readonly string[] | string | undefined;
}

/** Writes an XML file in UTF-8. */
export function xmlOf(root: XmlNode): Buffer {
  return Buffer.from(builder.build({ "?xml": { "@version": "1.0", "@encoding": "UTF-8" }, ...root }));
}

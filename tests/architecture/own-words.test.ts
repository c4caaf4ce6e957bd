import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone } from "./support/assert-none.ts";
import { isTest, placesWhere, readSources, textOf } from "./support/sources.ts";

const pages = readSources((path) => path.startsWith("console/") && path.endsWith(".tsx") && !isTest(path));
// Our name is the same in every language, and so is what stands on a key.
const hasWord = (text: string | undefined) => /\p{L}{2}/u.test((text ?? "").replace("Chalet", ""));
const isKey = (node: Node | undefined) =>
  node?.type === "JSXElement" &&
  node.openingElement.name.type === "JSXIdentifier" &&
  node.openingElement.name.name === "Kbd";
const read = new Set([
  "title",
  "label",
  "aria-label",
  "aria-description",
  "placeholder",
  "description",
  "alt",
  "error",
]);

/** The text that an attribute shows, if it stands in the page itself. */
function shownText(node: Node): string | undefined {
  if (node.type !== "JSXAttribute" || node.name.type !== "JSXIdentifier" || !read.has(node.name.name))
    return undefined;
  const { value } = node;
  return textOf(
    value?.type === "JSXExpressionContainer" ? (value.expression as Node) : (value as Node | null),
  );
}

test("pages have no words of their own: what people read comes from the catalogues", () => {
  const written = placesWhere(pages, (node, above) => {
    if (node.type === "JSXText") return hasWord(node.value) && !isKey(above.at(-1));
    if (node.type === "JSXAttribute") return hasWord(shownText(node));
    return (
      above.at(-1)?.type === "JSXExpressionContainer" &&
      above.at(-2)?.type === "JSXElement" &&
      hasWord(textOf(node))
    );
  });
  assertNone(written, "Put the text into common/locales and show it by t():");
});

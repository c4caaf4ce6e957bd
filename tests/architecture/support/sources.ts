import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { type Comment, type Node, type ParseResult, parseSync } from "oxc-parser";

export const root = join(import.meta.dirname, "../../..");

/** A source file: its path from the project's folder, its text and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
}

/** What is made by tools, or is not ours. */
const notOurs = new Set([".git", ".node", ".build", ".cache", "data", "coverage"]);
const isCode = /\.(ts|tsx|js|mjs|cjs|mts|cts|jsx)$/;
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|\.test\.js$|\.factory\.tsx?$/.test(path) || path.startsWith("tests/");

/** Paths of all files of the project, from its folder, in order; `under` is a folder of it. */
export function listFiles(under = ""): string[] {
  const folder = join(root, under);
  const found = readdirSync(folder).flatMap((name) => {
    const path = join(under, name).split(sep).join("/");
    if (name === "node_modules" || notOurs.has(path)) return [];
    return statSync(join(root, path)).isDirectory() ? listFiles(path) : [path];
  });
  return found.sort();
}

/** All code of the project; a file that cannot be parsed ends the test that asked. */
export function readSources(keep: (path: string) => boolean = () => true): Source[] {
  return listFiles()
    .filter((path) => isCode.test(path) && keep(path))
    .map(readSource);
}

const parsedBefore = new Map<string, Source>();

/** One file with its syntax tree. */
export function readSource(path: string): Source {
  const known = parsedBefore.get(path);
  if (known) return known;
  const text = readFileSync(join(root, path), "utf8");
  const parsed = parseSync(path, text);
  const [mistake] = parsed.errors;
  if (mistake) throw new Error(`${path} cannot be parsed: ${mistake.message}`);
  const source = { path, text, parsed };
  parsedBefore.set(path, source);
  return source;
}

/** Calls `look` for each node of a tree, outermost first; `above` are the nodes around it, nearest last. */
export function walk(node: Node, look: (node: Node, above: readonly Node[]) => void): void {
  step(node, look, []);
}

function step(node: Node, look: (node: Node, above: readonly Node[]) => void, above: Node[]): void {
  look(node, above);
  above.push(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) step(child, look, above);
  }
  above.pop();
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

/** `path:line` of a place in a file. */
export function placeOf(source: Source, node: { readonly start: number }): string {
  return `${source.path}:${source.text.slice(0, node.start).split("\n").length}`;
}

/** Places of all nodes that `wanted` picks, in the order of the files. */
export function placesWhere(
  sources: readonly Source[],
  wanted: (node: Node, above: readonly Node[], source: Source) => boolean,
): string[] {
  return sources.flatMap((source) => {
    const places: string[] = [];
    walk(source.parsed.program, (node, above) => {
      if (wanted(node, above, source)) places.push(placeOf(source, node));
    });
    return places;
  });
}

/** The dotted name of an expression, `Temporal.Now.instant` for instance; undefined for anything else. */
export function nameOf(node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === "Identifier") return node.name;
  if (node.type === "ThisExpression") return "this";
  if (node.type === "ChainExpression") return nameOf(node.expression);
  if (node.type !== "MemberExpression") return undefined;
  const inner = nameOf(node.object) ?? "…";
  if (!node.computed && node.property.type === "Identifier") return `${inner}.${node.property.name}`;
  const property = textOf(node.property);
  return property === undefined ? undefined : `${inner}.${property}`;
}

/** The value of a text that stands in the code, of a template only when nothing is put into it. */
export function textOf(node: Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The comment that ends right before a node, with nothing but space between. */
export function commentBefore(source: Source, node: { readonly start: number }): Comment | undefined {
  return source.parsed.comments.findLast(
    (comment) => comment.end <= node.start && source.text.slice(comment.end, node.start).trim() === "",
  );
}

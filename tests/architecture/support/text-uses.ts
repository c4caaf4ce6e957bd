import type { Node } from "oxc-parser";
import { isTest, nameOf, placeOf, readSource, readSources, type Source, textOf, walk } from "./sources.ts";

/** Files that only put keys together which others name. */
const plumbing = /^server\/platform\/(i18n\/|mail\/render-mail|request\/problems)|^console\/language\//;

/** The program's code that may name a text. */
export const program = readSources(
  (path) =>
    !isTest(path) && /^(server|console|key|help|common|db\/demo)\//.test(path) && !plumbing.test(path),
);

/** Everything in the code that might be a key: `catalogue:group.name`, or without the catalogue in the console. */
export function writtenKeys(keep: (path: string) => boolean = () => true): Set<string> {
  const written = new Set<string>();
  for (const source of program.filter(({ path }) => keep(path))) {
    walk(source.parsed.program, (node) => {
      const text = textOf(node);
      if (text !== undefined && /^[a-z]\w*([:.]\w+)*$/.test(text)) written.add(text);
    });
  }
  return written;
}

export interface LoggedAction {
  readonly place: string;
  /** Undefined where the entry stands under the name of the endpoint. */
  readonly action: string | undefined;
}

/** Entries that the code writes into logs. */
export function loggedActions(): LoggedAction[] {
  return program.flatMap((source) => {
    const actions: LoggedAction[] = [];
    walk(source.parsed.program, (node) => {
      if (node.type !== "CallExpression" || !/\.audit$/.test(nameOf(node.callee) ?? "")) return;
      const [entry] = node.arguments;
      const field = entry && fieldsOf(entry).get("action");
      const place = placeOf(source, node);
      const choices = field?.type === "ConditionalExpression" ? [field.consequent, field.alternate] : [field];
      for (const choice of choices) actions.push({ place, action: textOf(choice) });
    });
    return actions;
  });
}

export interface BuiltKey {
  /** `state.order.*` */
  readonly pattern: string;
  readonly place: string;
  /** The compiler knows every value: nothing tells it otherwise, and the key is not looked up by another name. */
  readonly isTyped: boolean;
}

const looksUp = /(^|\.)(t|exists|translate|hasText)$/;

/** Keys that the code puts together from values. */
export function builtKeys(): BuiltKey[] {
  return program.flatMap((source) => {
    const built: BuiltKey[] = [];
    walk(source.parsed.program, (node, above) => {
      const pattern = patternOf(node);
      if (pattern && isKey(above))
        built.push({ pattern, place: placeOf(source, node), isTyped: isTyped(source, above) });
    });
    return built;
  });
}

/** `state.order.${x}` → `state.order.*`; undefined where the beginning names no group of texts. */
function patternOf(node: Node): string | undefined {
  if (node.type !== "TemplateLiteral" || node.expressions.length === 0) return undefined;
  const pattern = node.quasis.map((part) => part.value.cooked ?? "").join("*");
  return /^\w+([:.]\w+)*[.:]\*([.:*\w]*)$/.test(pattern) ? pattern : undefined;
}

function isKey(above: readonly Node[]): boolean {
  return above.some((outer) => {
    if (outer.type === "CallExpression") return looksUp.test(nameOf(outer.callee) ?? "");
    return (
      outer.type === "VariableDeclarator" && outer.id.type === "Identifier" && /key$/i.test(outer.id.name)
    );
  });
}

function isTyped(source: Source, above: readonly Node[]): boolean {
  const direct = above.at(-1)?.type === "ConditionalExpression" ? above.at(-2) : above.at(-1);
  const isLookedUp = direct?.type === "CallExpression" && /(^|\.)t$/.test(nameOf(direct.callee) ?? "");
  return source.path.startsWith("console/") && isLookedUp;
}

/** Values of the properties of an object literal by name; `…` stands for what cannot be seen here. */
export function fieldsOf(node: Node): Map<string, Node> {
  const fields = new Map<string, Node>();
  if (node.type !== "ObjectExpression") return fields.set("…", node);
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      for (const [name, value] of fieldsOf(property.argument)) fields.set(name, value);
    } else {
      const name = property.key.type === "Identifier" ? property.key.name : textOf(property.key);
      if (name) fields.set(name, property.value);
    }
  }
  return fields;
}

/** Names and values of the object literal that a file keeps in a constant, as `name.value` of two levels. */
export function pathsOfConstant(path: string, name: string): string[] {
  const paths: string[] = [];
  walk(readSource(path).parsed.program, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || node.id.name !== name) return;
    for (const [outer, inner] of fieldsOf(unwrapped(node.init))) {
      for (const word of fieldsOf(inner).keys()) paths.push(`${outer}.${word}`);
    }
  });
  if (paths.length === 0) throw new Error(`${path} has no constant ${name}`);
  return paths;
}

/** What stands before `as const` and `satisfies`. */
function unwrapped(node: Node | null): Node {
  if (node?.type === "TSAsExpression" || node?.type === "TSSatisfiesExpression")
    return unwrapped(node.expression);
  if (!node) throw new Error("there is no value");
  return node;
}

/** The words of `type Name = "a" | "b"`. */
export function wordsOfType(path: string, name: string): string[] {
  const words: string[] = [];
  walk(readSource(path).parsed.program, (node) => {
    if (node.type !== "TSTypeAliasDeclaration" || node.id.name !== name) return;
    walk(node.typeAnnotation, (inner) => {
      const word = inner.type === "TSLiteralType" ? textOf(inner.literal) : undefined;
      if (word) words.push(word);
    });
  });
  if (words.length === 0) throw new Error(`${path} has no type ${name} of words`);
  return words;
}

import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { root, type Source, walk } from "./sources.ts";

/** One file that needs another file, a package or a part of Node. */
export interface Import {
  readonly from: string;
  /** The path of a file from the project's folder, the name of a package, or `node:…`. */
  readonly to: string;
  readonly kind: "file" | "package" | "node" | "missing" | "computed";
  /** Only types are taken: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
  /** Names that are taken; empty for `import "…"`, `*` for all. */
  readonly names: readonly string[];
}

/** Everything that a file imports or passes on, static or not, values and types. */
export function importsOf(source: Source): Import[] {
  const { staticImports, staticExports, dynamicImports } = source.parsed.module;
  const found: Import[] = [];
  const add = (to: string, typeOnly: boolean, names: readonly string[]) =>
    found.push({ from: source.path, ...resolve(source.path, to), typeOnly, names });
  for (const { moduleRequest, entries } of staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    add(
      moduleRequest.value,
      typeOnly,
      entries.map((entry) => entry.importName.name ?? "*"),
    );
  }
  for (const { entries } of staticExports) {
    for (const entry of entries) {
      if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType, [entry.importName.name ?? "*"]);
    }
  }
  for (const { moduleRequest } of dynamicImports) {
    const text = source.text.slice(moduleRequest.start, moduleRequest.end);
    if (/^["'`][^$]*["'`]$/.test(text)) add(text.slice(1, -1), false, ["*"]);
    else found.push({ from: source.path, to: text, kind: "computed", typeOnly: false, names: ["*"] });
  }
  walk(source.parsed.program, (node) => {
    if (node.type === "TSImportType") add(node.source.value, true, ["*"]);
  });
  return found;
}

function resolve(from: string, to: string): Pick<Import, "to" | "kind"> {
  if (to.startsWith("node:") || builtinModules.includes(to)) return { to, kind: "node" };
  if (/^[\w@]/.test(to)) return { to: /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to, kind: "package" };
  const path = join(dirname(from), to.replace(/\?.*$/, ""));
  return existsSync(join(root, path)) ? { to: path, kind: "file" } : { to, kind: "missing" };
}

/** Circles of files that import each other: of each, the shortest way round that was found. */
export function circles(imports: readonly Pick<Import, "from" | "to">[]): string[][] {
  const next = Map.groupBy(imports, (one) => one.from);
  const state = new Map<string, "open" | "done">();
  const found: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...way.slice(way.indexOf(file)), file]);
      return;
    }
    state.set(file, "open");
    for (const { to } of next.get(file) ?? []) visit(to, [...way, file]);
    state.set(file, "done");
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { importsOf } from "./support/imports.ts";
import { isTest, readSources, root } from "./support/sources.ts";

interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly scripts?: Record<string, string>;
}

const readJson = (path: string): Package => JSON.parse(readFileSync(path, "utf8"));
const own = readJson(join(root, "package.json"));
const forProgram = { ...own.dependencies, ...own.optionalDependencies };
const all = { ...forProgram, ...own.devDependencies };

test("each dependency has its line in the decision record, and each line its dependency", () => {
  const record = readFileSync(join(root, "docs/decisions/0002-dependencies.md"), "utf8");
  const lines = [...record.matchAll(/^\| `([^`]+)` \| [^|]{3,} \| [^|]{3,} \| [^|]{2,} \|$/gm)].map(
    ([, name]) => name ?? "",
  );
  const families = lines.filter((name) => name.endsWith("/*"));
  const inFamily = (name: string) => families.find((family) => name.startsWith(family.slice(0, -1)));
  assertSame(
    Object.keys(all).map((name) => inFamily(name) ?? name),
    lines,
    "Write what it is for, why this one, and its licence (docs/decisions/0002-dependencies.md):",
  );
});

test("versions are exact", () => {
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  assertNone(
    loose.map(([name, version]) => `${name} ${version}`),
    "Name one version; `npm install --save-exact`:",
  );
});

/** Licences that let anybody run, change and pass on Chalet. */
const licences =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|MPL-2\.0|OFL-1\.1|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib|Python-2\.0)$/;

/** Packages whose package.json does not say what their LICENSE file says. */
const saidElsewhere: Record<string, RegExp> = { "png-js": /^MIT License/ };

/** Shared libraries that anybody may replace: the LGPL asks no more of those who use them as they are. */
const besideUs = /^@img\/sharp-/;

function isPermissive(folder: string, { name = "", license }: Package): boolean {
  if (besideUs.test(name))
    return typeof license === "string" && /^(Apache-2\.0|LGPL-3\.0-or-later|MIT| AND )+$/.test(license);
  const file = join(folder, "LICENSE");
  if (saidElsewhere[name]) return existsSync(file) && saidElsewhere[name].test(readFileSync(file, "utf8"));
  if (typeof license !== "string") return false;
  const parts = license.replaceAll(/[()]/g, "").split(/\s+(?:AND|OR|or|and)\s+/);
  return / or /i.test(license)
    ? parts.some((part) => licences.test(part))
    : parts.every((part) => licences.test(part));
}

test("everything that is installed has a permissive licence", () => {
  const wrong = packagesIn(join(root, "node_modules"))
    .map((folder) => ({ folder, its: readJson(join(folder, "package.json")) }))
    .filter(({ folder, its }) => !isPermissive(folder, its))
    .map(({ its }) => `${its.name}: ${JSON.stringify(its.license)}`);
  assertNone(wrong, "Choose another package:");
});

/** Folders of all installed packages, also of those inside others. */
function packagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith("@")) return packagesIn(path);
    return existsSync(join(path, "package.json")) ? [path, ...packagesIn(join(path, "node_modules"))] : [];
  });
}

test("the server needs no package that is only there for building and testing", () => {
  const server = readSources((path) => /^(server|common|db)\//.test(path) && !isTest(path));
  const wrong = server
    .flatMap(importsOf)
    .filter(({ kind, to, typeOnly }) => kind === "package" && !typeOnly && !(to in forProgram))
    .map(({ from, to }) => `${from} → ${to}`);
  assertNone(wrong, "Move it to `dependencies`:");
});

test("nothing of a package runs while it is installed", () => {
  const hooks = ["preinstall", "install", "postinstall", "prepare", "prepublish"];
  assertNone(
    Object.keys(own.scripts ?? {}).filter((name) => hooks.includes(name)),
    "Do it in bin:",
  );
});

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "./run-npm.js";
import { say } from "./terminal.js";

/** Whether node_modules holds what package-lock.json names, by the stamp of the last installation. */
export function packagesAreFresh(root) {
  return readOr(stampFile(root), "") === stamp(root);
}

/** Installs the packages. What npm itself has installed from the same list meanwhile is left as it is. */
export async function installPackages(root) {
  if (
    !isInstalled(
      readJson(join(root, "package-lock.json")),
      readJson(join(root, "node_modules/.package-lock.json")),
    )
  ) {
    say("installing the packages from npm (once, about a minute)");
    await runNpm(root, ["ci", "--ignore-scripts", "--include=dev", "--include=optional"]);
  }
  writeFileSync(stampFile(root), stamp(root));
}

/** Compares the list of packages that the project wants with npm's list of those it has; optional ones may be absent. */
export function isInstalled(wanted, present) {
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const found = present.packages[path];
    if (path === "" || (!found && entry.optional)) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

function stamp(root) {
  const list = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(list).digest("hex")} ${process.platform}-${process.arch}\n`;
}

function stampFile(root) {
  return join(root, "node_modules", ".chalet-install");
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function readOr(file, fallback) {
  return existsSync(file) ? readFileSync(file, "utf8") : fallback;
}

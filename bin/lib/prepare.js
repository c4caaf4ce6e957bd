import { join } from "node:path";
import { buildConsole, consoleIsFresh } from "./build-console.js";
import { installPackages, packagesAreFresh } from "./install-packages.js";
import { withLock } from "./take-lock.js";
import { runCommand } from "./terminal.js";

const tasks = {
  packages: { isFresh: packagesAreFresh, renew: installPackages },
  console: { isFresh: consoleIsFresh, renew: buildConsole },
};

/** Brings up to date what is not: `packages`, `console`. Nothing is locked or written when nothing is to be done. */
export async function prepare(root, names) {
  for (const name of names) {
    const { isFresh, renew } = tasks[name];
    if (isFresh(root)) continue;
    await withLock(join(root, ".cache", "prepare.lock"), async () => {
      if (!isFresh(root)) await renew(root);
    });
  }
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(() => prepare(join(import.meta.dirname, "../.."), process.argv.slice(2)));
}

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Refusal } from "./terminal.js";

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network/;
const DISK_FULL = /ENOSPC|no space left on device/i;
const LINES = 12;

const options = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/** Runs this machine's npm in the project; a failure is a refusal that says what to do. */
export async function runNpm(root, parameters) {
  const { code, output } = await run(root, [...parameters, ...options, ...patience]);
  if (code !== 0) throw refusalFor(output, parameters);
}

export function refusalFor(output, parameters) {
  if (DISK_FULL.test(output)) return new Refusal("the disk is full; free some space, then run this again.");
  if (OFFLINE.test(output)) {
    return new Refusal(
      "npm does not reach its registry; connect this machine to the network (or set npm's registry or proxy), then run this again.",
    );
  }
  const first = output.trim().split("\n").slice(0, LINES).join("\n");
  return new Refusal(`npm failed; run "npm ${parameters.join(" ")}" in this folder to see why.`, first);
}

function run(root, parameters) {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === "win32";
    const child = spawn(isWindows ? "npm.cmd" : "npm", parameters, {
      cwd: root,
      env: { ...process.env, ...cache(root) },
      shell: isWindows,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", (error) => {
      reject(
        error.code === "ENOENT" ? new Refusal("npm is missing; install it, then run this again.") : error,
      );
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** An account without a home of its own, as services have, keeps npm's cache in the project. */
function cache(root) {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(root, ".cache", "npm") };
  }
}

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { nodeFirst } from "./run-node-tests.js";

const root = join(import.meta.dirname, "../..");
const DEFAULT_PORT = "4400";

/** The console's development server passes calls on to the port that the server listens on. */
function portOf(parameters) {
  const index = parameters.findIndex(
    (parameter) => parameter === "--port" || parameter.startsWith("--port="),
  );
  if (index < 0) return process.env.CHALET_PORT || DEFAULT_PORT;
  return parameters[index].split("=")[1] ?? parameters[index + 1] ?? DEFAULT_PORT;
}

/** Each part has a process group of its own: Ctrl-C reaches it once, through us. */
function run(name, parameters, environment) {
  const child = spawn(process.execPath, parameters, {
    detached: true,
    env: { ...process.env, PATH: nodeFirst(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) =>
      process.stdout.write(`${name.padEnd(8)}| ${line}\n`),
    );
  }
  return child;
}

const parameters = process.argv.slice(2);
const environment = { CHALET_PORT: portOf(parameters) };
const watch = ["--watch", "--watch-preserve-output", join(root, "server/main.ts"), "start", ...parameters];
const vite = [join(root, "node_modules/vite/bin/vite.js"), "--config", join(root, "console/vite.config.ts")];
const children = [run("server", watch, environment), run("console", vite, environment)];

let isEnding = false;
function end(code) {
  if (isEnding) return;
  isEnding = true;
  process.exitCode = code;
  for (const child of children) if (child.exitCode === null) child.kill("SIGTERM");
}

for (const child of children) child.once("exit", (code) => end(code ?? 0));
process.on("SIGINT", () => end(130));
process.on("SIGTERM", () => end(143));

import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { Refusal } from "./terminal.js";

export const STAGES = ["checks", "server", "journeys", "bench"];

/** The measurements take minutes and a quiet machine: they run when they are asked for. */
const USUAL = ["checks", "server", "journeys"];

const FOLDERS = [".ci", "bin", "common", "console", "db", "docs", "help", "key", "server", "tests"];
const TEST = /\.test\.(ts|js)$/;

/** Reads the command line: which stages, and which files or folders of them (all where none is named). */
export function readOptions(parameters) {
  const stages = [];
  const paths = [];
  for (let index = 0; index < parameters.length; index++) {
    const [name, value] = parameters[index].split("=", 2);
    if (name === "--only") stages.push(stageNamed(value ?? parameters[++index]));
    else if (name.startsWith("-")) throw new Refusal(`unknown option ${name}; bin/test --help names them.`);
    else paths.push(parameters[index]);
  }
  return { stages, paths };
}

/** The test files of each stage that is to run. No file is left out: what has no stage of its own is the server's. */
export function planTests(root, { stages, paths }, from = process.cwd()) {
  const wanted = paths.map((path) => resolve(from, path));
  const missing = wanted.find((path) => !existsSync(path));
  if (missing) throw new Refusal(`there is no ${missing}.`);
  const all = FOLDERS.flatMap((folder) => testFilesIn(join(root, folder)));
  const chosen = wanted.length ? all.filter((file) => wanted.some((path) => isIn(file, path))) : all;
  if (chosen.length === 0) throw new Refusal("no test file has that name.");
  const files = Object.fromEntries(
    STAGES.map((stage) => [stage, chosen.filter((file) => stageOf(root, file) === stage)]),
  );
  const asked = stages.length
    ? stages
    : wanted.length
      ? STAGES.filter((stage) => files[stage].length)
      : USUAL;
  return { stages: STAGES.filter((stage) => asked.includes(stage)), files, isWhole: wanted.length === 0 };
}

function stageNamed(name) {
  if (!STAGES.includes(name))
    throw new Refusal(`there is no stage ${name ?? "without a name"}: ${STAGES.join(", ")}.`);
  return name;
}

function stageOf(root, file) {
  const path = relative(root, file).split(sep).join("/");
  if (path.startsWith("tests/architecture/")) return "checks";
  if (path.startsWith("tests/journeys/")) return "journeys";
  return path.startsWith("tests/bench/") ? "bench" : "server";
}

function isIn(file, path) {
  return file === path || (statSync(path).isDirectory() && file.startsWith(path + sep));
}

function testFilesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => TEST.test(name))
    .sort()
    .map((name) => join(folder, name));
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { Refusal, say } from "./terminal.js";

const FOLDERS = ["console", "key", "common"];
const FILES = ["package-lock.json", "tsconfig.json"];

/** Whether .build/console was built from the files as they are now. */
export function consoleIsFresh(root) {
  if (!existsSync(join(root, ".build/console/index.html")) || !existsSync(stampFile(root))) return false;
  return readFileSync(stampFile(root), "utf8") === sourcesStamp(root);
}

/** Builds the console beside the one in use and then puts it in its place: a running server is never without one. */
export async function buildConsole(root) {
  say("building the console");
  const stamp = sourcesStamp(root);
  const draft = join(root, `.build/console.new-${process.pid}`);
  try {
    const { code, output } = await runVite(root, draft);
    if (code !== 0) throw new Refusal("the console could not be built.", output);
    compressAssets(join(draft, "assets"));
    replace(root, draft);
    writeFileSync(stampFile(root), stamp);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Puts a compressed copy beside each text file, so that the server need not compress what never changes. */
function compressAssets(folder) {
  for (const file of filesIn(folder).filter((name) => /\.(js|css|svg)$/.test(name))) {
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}

/** One value for names, sizes and times of all files that the console is made of. */
export function sourcesStamp(root) {
  const hash = createHash("sha256");
  for (const file of sources(root)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file).split(sep).join("/")} ${size} ${mtimeMs}\n`);
  }
  return `${hash.digest("hex")}\n`;
}

function sources(root) {
  const contracts = filesIn(join(root, "server")).filter((file) => file.endsWith(".contract.ts"));
  const own = FOLDERS.flatMap((folder) => filesIn(join(root, folder))).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  const others = FILES.map((file) => join(root, file)).filter((file) => existsSync(file));
  return [...own, ...contracts, ...others].sort();
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function replace(root, draft) {
  const place = join(root, ".build/console");
  const old = join(root, `.build/console.old-${process.pid}`);
  rmSync(stampFile(root), { force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(draft, place);
  rmSync(old, { recursive: true, force: true });
}

function runVite(root, outDir) {
  mkdirSync(join(root, ".build"), { recursive: true });
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const parameters = [
    "build",
    "--config",
    "console/vite.config.ts",
    "--outDir",
    outDir,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...parameters], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

function stampFile(root) {
  return join(root, ".build", "console.stamp");
}

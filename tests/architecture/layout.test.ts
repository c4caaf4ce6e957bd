import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { assertNone } from "./support/assert-none.ts";
import { isTest, listFiles, readSources, root } from "./support/sources.ts";

const files = listFiles();
const sources = readSources().map(({ path }) => path);
const inDomains = files.filter((path) => path.startsWith("server/domains/"));

/** What a file of a noun may be called besides its verb: architecture.md, «Layout». */
const kinds = ["contract", "routes", "policy", "queries", "rules", "presenter", "jobs", "factory"];
const maxLines = 400;

test("the project's folder holds what architecture.md names", () => {
  const folders = ["bin", "common", "console", "db", "docs", "help", "key", "server", "tests", ".ci"];
  const others = [
    ...new Set(files.filter((path) => path.includes("/")).map((path) => path.split("/")[0] ?? "")),
  ];
  assertNone(
    others.filter((folder) => !folders.includes(folder)),
    "Put it into one of the folders of architecture.md:",
  );
});

test("folders are at most four deep", () => {
  const deep = sources.map((path) => dirname(path)).filter((folder) => folder.split("/").length > 4);
  assertNone(deep, "A folder this deep hides a noun of its own; lift it up:");
});

test("files are named after what they do, never utils or helpers", () => {
  const banned = /(^|[/._-])(utils?|helpers?|misc|stuff|manager|common-?functions|lib|shared)([/._-]|$)/i;
  // bin/lib is the program behind the commands of bin.
  assertNone(
    sources.filter((path) => banned.test(path.replace(/^bin\/lib\//, "bin/"))),
    "Name the file after its verb or noun:",
  );
});

test("names are kebab-case; components of React are PascalCase", () => {
  const wrong = sources.filter((path) => {
    const name = path.split("/").at(-1) ?? "";
    const isComponent = name.endsWith(".tsx") && !/^[a-z0-9-]+(\.test)?\.tsx$/.test(name);
    if (isComponent)
      return !/^(console|key|help)\//.test(path) || !/^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name);
    return !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.[a-z]+$/.test(name);
  });
  assertNone(wrong, "Rename the file:");
});

test("a domain is a folder of nouns, with a README and a door", () => {
  const domains = readdirSync(join(root, "server/domains"));
  const lacking = domains.flatMap((domain) =>
    ["README.md", "index.ts"]
      .map((name) => `server/domains/${domain}/${name}`)
      .filter((path) => !existsSync(join(root, path))),
  );
  assertNone(
    lacking,
    "Write it: README.md says its nouns, what always holds, what it offers; index.ts is the door:",
  );
});

test("files of a noun have the endings of architecture.md", () => {
  const wrong = inDomains.filter((path) => {
    const parts = (path.split("/").at(-1) ?? "").replace(/\.tsx?$/, "").split(".");
    const middle = parts.slice(1).filter((part) => part !== "test");
    return path.endsWith(".ts") && (middle.length > 1 || middle.some((part) => !kinds.includes(part)));
  });
  assertNone(wrong, `Use one of ${kinds.join(", ")}:`);
  const deep = inDomains.filter(
    (path) => path.split("/").length !== 5 && !/^server\/domains\/[^/]+\/[^/]+$/.test(path),
  );
  assertNone(deep, "A domain has nouns, a noun has files, nothing deeper:");
});

test("every route and every rule has its test beside it", () => {
  const tested = inDomains.filter((path) => /\.(routes|rules)\.ts$/.test(path));
  const lacking = tested
    .map((path) => path.replace(/\.ts$/, ".test.ts"))
    .filter((path) => !existsSync(join(root, path)));
  assertNone(
    lacking,
    "Write the test: it works, a stranger gets 404, without the right 403, bad input is refused:",
  );
});

test("a test says what it tests, and tests something", () => {
  const empty = sources
    .filter((path) => /\.test\.(ts|js|tsx)$/.test(path))
    .filter((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return !/\btest\(/.test(text) || !/\bassert/.test(text);
    });
  assertNone(empty, "Remove the file, or let it assert:");
});

test(`no file has more than ${maxLines} lines`, () => {
  const long = sources
    .map((path) => ({ path, lines: readFileSync(join(root, path), "utf8").split("\n").length - 1 }))
    .filter(({ path, lines }) => lines > maxLines && path !== "server/platform/database/tables.ts");
  assertNone(
    long.map(({ path, lines }) => `${path}: ${lines} lines`),
    "A noun or a verb hides in it (250 is the guide); cut by verb:",
  );
});

test("rules need no database and no outside world", () => {
  const rules = readSources((path) => path.endsWith(".rules.ts"));
  const reach = rules.filter(({ parsed }) =>
    parsed.module.staticImports.some(({ moduleRequest, entries }) => {
      const isValue = entries.some((entry) => !entry.isType) || entries.length === 0;
      return (
        isValue &&
        /^(node:(fs|net|http|child_process)|pg|kysely)|\.queries\.ts$|\.jobs\.ts$|providers\//.test(
          moduleRequest.value,
        )
      );
    }),
  );
  assertNone(
    reach.map(({ path }) => path),
    "Give the rule what it needs as values:",
  );
});

test("no part of the program is only there for tests", () => {
  const odd = files.filter(
    (path) => /\.(test|factory)\./.test(path) !== isTest(path) && !path.startsWith("tests/"),
  );
  assertNone(odd, "Name it *.test.ts or *.factory.ts:");
});

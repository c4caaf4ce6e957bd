import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { circles, type Import, importsOf } from "./support/imports.ts";
import { isTest, readSources } from "./support/sources.ts";

const sources = readSources();
const imports = sources.flatMap(importsOf);
const inProduction = imports.filter((one) => !isTest(one.from));

const say = (one: Import) => `${one.from} → ${one.to}`;
const domainOf = (path: string) => /^server\/domains\/([^/]+)\//.exec(path)?.[1];
const isContract = (path: string) => path.endsWith(".contract.ts");
const isDoor = (path: string) => /^server\/domains\/[^/]+\/index\.ts$/.test(path);
const under =
  (...folders: string[]) =>
  (one: Import) =>
    folders.some((folder) => one.to.startsWith(`${folder}/`));

/** Which files of ours a file may import. The first line that fits decides; what fits none may import nothing. */
const arrows: readonly { who: string; from: RegExp; may: (one: Import) => boolean; sentence: string }[] = [
  {
    who: "configuration of a tool",
    from: /(^|\/)[a-z.-]*\.config\.ts$|^\.[a-z-]+\.cjs$/,
    may: () => false,
    sentence: "nothing of ours",
  },
  { who: "common", from: /^common\//, may: under("common"), sentence: "common alone" },
  {
    who: "a contract",
    from: /^server\/.*\.contract\.ts$/,
    may: (one) => under("common")(one) || isContract(one.to),
    sentence: "common and other contracts: browsers load it",
  },
  {
    who: "console",
    from: /^console\//,
    may: (one) => under("console", "common")(one) || isContract(one.to),
    sentence: "console, common and *.contract.ts",
  },
  {
    who: "key",
    from: /^key\//,
    may: (one) => under("key", "common")(one) || isContract(one.to),
    sentence: "key, common and *.contract.ts",
  },
  {
    who: "help",
    from: /^help\//,
    may: (one) => under("help", "common")(one) || isDoor(one.to),
    sentence: "help, common and the doors of domains",
  },
  {
    who: "a domain",
    from: /^server\/domains\/[^/]+\//,
    may: (one) =>
      under("common", "server/platform")(one) ||
      domainOf(one.to) === domainOf(one.from) ||
      isDoor(one.to) ||
      (one.typeOnly && under("server/providers")(one)),
    sentence: "its own files, platform, common, doors of other domains, and types of providers",
  },
  {
    who: "platform",
    from: /^server\/platform\//,
    may: (one) => under("common", "server/platform")(one) || (one.typeOnly && under("server/providers")(one)),
    sentence: "platform, common and types of providers",
  },
  {
    who: "a provider",
    from: /^server\/providers\//,
    may: under("common", "server/platform", "server/providers"),
    sentence: "providers, platform and common",
  },
  {
    who: "the list of domains",
    from: /^server\/domains\.ts$/,
    may: (one) => isDoor(one.to) || under("server/platform")(one),
    sentence: "doors and platform",
  },
  {
    who: "program",
    from: /^server\/(main\.ts$|program\/)/,
    may: (one) =>
      under("common", "server/platform", "server/program", "server/providers", "db/demo")(one) ||
      isDoor(one.to) ||
      one.to === "server/domains.ts",
    sentence: "platform, providers, doors, the list of domains and the demo",
  },
  {
    who: "the demo",
    from: /^db\/demo\//,
    may: (one) =>
      under("common", "server/platform", "db/demo")(one) || isDoor(one.to) || one.to === "server/domains.ts",
    sentence: "doors, the list of domains, platform and common",
  },
  {
    who: "bin",
    from: /^bin\//,
    may: under("bin", "server/platform"),
    sentence: "bin and platform",
  },
];

test("every import leads to a file that is there", () => {
  assertNone(imports.filter((one) => one.kind === "missing").map(say), "Name the file, with its ending:");
});

/** Imports whose file is known when the program runs only. */
const computed = ["server/domains/billing/documents/swiss-code-version.ts → generator.href"];

test("what is imported is written down", () => {
  const found = inProduction.filter((one) => one.kind === "computed").map(say);
  assertSame(found, computed, "Import the file by its name:");
});

test("every file of the program has its line in the list of who may import whom", () => {
  const files = sources.map(({ path }) => path).filter((path) => !isTest(path));
  const strangers = files.filter((file) => !arrows.some((arrow) => arrow.from.test(file)));
  assertNone(strangers, "Put the file where architecture.md, «Layout», has a place for it:");
});

for (const [index, arrow] of arrows.entries()) {
  test(`${arrow.who} imports ${arrow.sentence}`, () => {
    const own = inProduction.filter((one) => arrows.findIndex(({ from }) => from.test(one.from)) === index);
    const wrong = own.filter((one) => one.kind === "file" && !isTest(one.to) && !arrow.may(one));
    assertNone(
      wrong.map(say),
      `${arrow.who} may import ${arrow.sentence}; go through the door (index.ts) instead:`,
    );
  });
}

test("the program imports neither tests nor what builds their data", () => {
  const wrong = inProduction.filter((one) => one.kind === "file" && isTest(one.to));
  assertNone(wrong.map(say), "Move what the program needs out of the tests:");
});

test("what browsers load needs nothing of Node", () => {
  const forBrowsers = inProduction.filter(({ from }) =>
    /^(common|console|key)\//.test(from) && !from.endsWith(".config.ts") ? true : isContract(from),
  );
  assertNone(
    forBrowsers.filter((one) => one.kind === "node").map(say),
    "Use what browsers have, or move it to the server:",
  );
});

test("domains form no circle", () => {
  const between = inProduction
    .map((one) => ({ from: domainOf(one.from) ?? "", to: domainOf(one.to) ?? "" }))
    .filter(({ from, to }) => from !== "" && to !== "" && from !== to);
  assertNone(
    circles(between).map((way) => way.join(" → ")),
    "Turn one arrow round: let the caller pass it in, or move it:",
  );
});

test("files form no circle, by types neither", () => {
  const files = imports.filter((one) => one.kind === "file");
  assertNone(
    circles(files).map((way) => way.join(" → ")),
    "Move what both need to a file of its own:",
  );
});

/** Where providers are built. */
const builders = [
  "server/program/open-installation.ts",
  // The demo's stand-in, which is known only once the database has said what it holds.
  "server/program/payment-stand-in.ts",
];

test("providers are built in the program alone", () => {
  const builds = inProduction.filter(
    (one) =>
      !one.typeOnly &&
      ((one.to.startsWith("server/providers/") && !one.from.startsWith("server/providers/")) ||
        one.names.includes("buildProviders")),
  );
  const wrong = builds.filter((one) => !builders.includes(one.from));
  assertNone(wrong.map(say), `Take the provider from ctx.providers; ${builders.join(" and ")} build them:`);
});

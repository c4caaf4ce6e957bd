import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { readConfiguration } from "../../server/platform/configuration.ts";
import { translate } from "../../server/platform/i18n/i18n.ts";
import { renderMail } from "../../server/platform/mail/render-mail.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { importsOf } from "./support/imports.ts";
import { isTest, listFiles, nameOf, placesWhere, readSources, root, textOf } from "./support/sources.ts";

const program = readSources((path) => !isTest(path) && !path.startsWith("bin/"));
const hostile = "$t(platform:errors.internal) {{provider}} <%= 7*7 %> #{7*7} <script>x</script>";

test("no text is run as code", () => {
  const runs = placesWhere(program, (node) => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
    const name = (nameOf(node.callee) ?? "").replace(/^(globalThis|window)\./, "");
    if (/^(eval|Function|AsyncFunction|GeneratorFunction)$/.test(name)) return true;
    return /^set(Timeout|Interval)$/.test(name) && textOf(node.arguments[0]) !== undefined;
  });
  assertNone(runs, "Write the function down:");
  const engines =
    /^(node:vm|vm|vm2|ejs|handlebars|mustache|nunjucks|pug|eta|liquidjs|dot|lodash(\.template)?|underscore|squirrelly|marko|velocityjs)$/;
  const used = program.flatMap(importsOf).filter(({ to }) => engines.test(to));
  assertNone(
    used.map(({ from, to }) => `${from} → ${to}`),
    "Texts come from catalogues; their variables are values:",
  );
});

test("texts are looked up by names of ours: the first part of a key is written in the code", () => {
  const server = program.filter(({ path }) => path.startsWith("server/") && !path.endsWith("/i18n/i18n.ts"));
  const built = placesWhere(server, (node) => {
    if (node.type !== "CallExpression" || !/^(translate|hasText)$/.test(nameOf(node.callee) ?? ""))
      return false;
    const key = node.arguments[1];
    if (key?.type === "TemplateLiteral") return !/^\w+:|^$/.test(key.quasis[0]?.value.raw ?? "");
    return key?.type !== "Literal" && key?.type !== "ConditionalExpression";
  });
  assertNone(built, "Begin the key with the name of its catalogue:");
});

test("security decision 12: a stored text stays as it is in texts and mails, whatever it looks like", () => {
  const text = translate("en", "platform:mail.why", { provider: hostile });
  assert.ok(text.includes(hostile), `it became: ${text}`);
  const config = readConfiguration({});
  const mail = renderMail(config, {
    template: "organizations.details_changed",
    language: "en",
    params: { organization: hostile, actor: hostile, street: hostile, town: hostile, vatNumber: hostile },
  });
  assert.ok(
    mail.subject.includes(hostile) && mail.plain.includes(hostile),
    "the plain mail shows it as it was typed",
  );
  assert.ok(!mail.html.includes("<script>"), "HTML of a mail escapes what people typed");
});

test("no catalogue nests one text in another", () => {
  const nested = listFiles("common/locales").filter((path) =>
    readFileSync(join(root, path), "utf8").includes("$t("),
  );
  assertNone(nested, "Write the sentence out:");
});

/** Where HTML that is not React's comes on a page, and what keeps it from doing harm. */
const rawHtml: Record<string, string> = {
  "console/pages/mailbox/Mail.tsx": "a mail of the demo in a frame that runs no script",
  "console/pages/mailbox/framed-mail.ts": "the page of that frame",
};

test("pages show text, never HTML that was stored", () => {
  const raw = placesWhere(
    program.filter(({ path }) => /^(console|key|help)\//.test(path)),
    (node) => {
      if (node.type === "JSXAttribute") {
        return (
          node.name.type === "JSXIdentifier" && /^(dangerouslySetInnerHTML|srcDoc)$/.test(node.name.name)
        );
      }
      if (node.type !== "MemberExpression") return false;
      return /\.(innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment)$/.test(
        nameOf(node) ?? "",
      );
    },
  );
  assertSame(
    raw.map((place) => place.replace(/:\d+$/, "")),
    Object.keys(rawHtml),
    "Let React write the text:",
  );
});

test("frames run no script", () => {
  const open = placesWhere(program, (node) => {
    if (
      node.type !== "JSXOpeningElement" ||
      node.name.type !== "JSXIdentifier" ||
      node.name.name !== "iframe"
    )
      return false;
    const sandbox = node.attributes.find(
      (one) =>
        one.type === "JSXAttribute" && one.name.type === "JSXIdentifier" && one.name.name === "sandbox",
    );
    const value =
      sandbox?.type === "JSXAttribute" && sandbox.value?.type === "Literal"
        ? String(sandbox.value.value)
        : "allow-scripts";
    return value.includes("allow-scripts");
  });
  assertNone(open, "Give the frame a sandbox without allow-scripts:");
});

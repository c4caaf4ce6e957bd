import assert from "node:assert/strict";
import test from "node:test";
import { readConfiguration } from "../configuration.ts";
import { languages } from "../i18n/i18n.ts";
import { renderMail } from "./render-mail.ts";

const config = readConfiguration({
  CHALET_PUBLIC_URL: "https://console.example.com",
  PROVIDER_NAME: "Berg & Tal <AG>",
});
const details = {
  organization: "Muster AG",
  actor: "Lea Muster",
  street: "Seestrasse 1",
  town: "CH-8000 Zürich",
  vatNumber: "–",
  link: "/o/1/organization/details",
};
const render = (params: object, template = "organizations.details_changed", language = "en") =>
  renderMail(config, { template, language, params: { ...details, ...params } });

test("ACC-8 a mail speaks the reader's language, in HTML and in plain text", () => {
  const subjects = languages.map((language) => {
    const mail = render({}, "organizations.details_changed", language);
    assert.match(mail.html, new RegExp(`^<!doctype html><html lang="${language}">`));
    for (const text of [mail.html, mail.plain]) {
      for (const word of ["Muster AG", "Lea Muster", "CH-8000 Zürich"])
        assert.ok(text.includes(word), `${language}: ${word}`);
      assert.doesNotMatch(text, /\{\{|mail\.|undefined/, language);
    }
    return mail.subject;
  });
  assert.equal(new Set(subjects).size, languages.length);
});

test("decision 7: links begin with the public address of the configuration", () => {
  const mail = render({});
  assert.ok(mail.html.includes('href="https://console.example.com/o/1/organization/details"'));
  assert.ok(mail.plain.includes("https://console.example.com/o/1/organization/details"));
});

test("what people typed stays text in HTML", () => {
  const mail = render({ organization: `<script>alert("1")</script> & 'Söhne'` });
  assert.ok(mail.html.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39;"));
  assert.doesNotMatch(mail.html, /<script/);
  assert.ok(mail.plain.includes(`<script>alert("1")</script> & 'Söhne'`), "and is itself in plain text");
  assert.ok(mail.html.includes("Berg &amp; Tal &lt;AG&gt;"), "the provider's name too");
});

test("decision 12: what people typed is never evaluated as a template", () => {
  const typed = "{{provider}} {{link}} $t(platform:mail.why) $& $1 {{- actor}}";
  const mail = render({ organization: typed });
  assert.ok(mail.subject.includes(typed), mail.subject);
  assert.ok(mail.plain.includes(typed));
});

test("ASVS 1.3.11: a subject is one line, whatever a name contains", () => {
  const { subject } = render({ organization: "Muster\r\nBcc: everybody@example.com\n\u0085AG" });
  assert.equal(subject, "Details of Muster Bcc: everybody@example.com AG were changed");
});

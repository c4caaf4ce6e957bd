import assert from "node:assert/strict";
import test from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { startMailServer } from "../../../../tests/support/mail-server.ts";
import { queryAsOwner } from "../../../../tests/support/owner.ts";
import { buildPerson, buildStaff, type Person } from "../../../../tests/support/people.ts";
import { verifyAudit } from "../../../platform/audit/verify-audit.ts";
import * as contract from "./news.contract.ts";

const server = await startMailServer();
const installation = await testInstallation({ config: { smtpUrl: server.url } });
const editor = await buildStaff(installation, "content");

const english = { subject: "Faster servers", text: "Hello\n\nRead https://provider.example/new?a=1&b=2." };
const german = { subject: "Schnellere Server", text: "Guten Tag" };
type News = CallOf<typeof contract.sendNews>["body"];

const topicsOf = async ({ browser }: Person) =>
  (await browser.call(contract.readNewsTopics)).body.items
    .filter(({ isOn }) => isOn)
    .map(({ topic }) => topic);
const choose = ({ browser }: Person, topic: News["topic"], isOn: boolean) =>
  browser.call(contract.changeNewsTopic, { body: { topic, isOn } });

async function send(news: News, staff = editor): Promise<void> {
  const answer = await staff.browser.call(contract.sendNews, { body: news });
  assert.equal(answer.status, 201);
  await installation.runJobs();
}

const mailsTo = ({ email }: Person) => server.mails.filter(({ envelope }) => envelope.to.includes(email));

async function onlyMail(person: Person) {
  const [mail, ...more] = mailsTo(person);
  assert.ok(mail && more.length === 0, "one mail arrived");
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const address = /^<(.+)>$/.exec(header("list-unsubscribe") ?? "")?.[1] ?? "";
  return { mail, header, path: new URL(address).pathname, address };
}

/** As a mail program posts: another host, no cookie, no origin, a form (RFC 8058, section 3.1). */
const oneClick = (path: string, init: RequestInit = {}) =>
  fetch(installation.url + path, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    ...init,
  });

test("ACC-7 topics are switched one by one; at first maintenance alone is on", async () => {
  const person = await buildPerson(installation);
  assert.deepEqual(await topicsOf(person), ["maintenance"]);
  for (const topic of ["offers", "events"] as const)
    assert.equal((await choose(person, topic, true)).status, 204);
  await choose(person, "maintenance", false);
  assert.deepEqual(await topicsOf(person), ["offers", "events"]);
  await choose(person, "offers", false);
  await choose(person, "offers", false);
  assert.deepEqual(await topicsOf(person), ["events"]);
  assert.deepEqual(await topicsOf(await buildPerson(installation)), ["maintenance"]);
  assert.equal((await choose(person, "everything" as News["topic"], true)).status, 422);
});

test("ACC-7 ACC-8 news go to those alone who have the topic on, in their language", async () => {
  const [reader, german_, other] = [
    await buildPerson(installation),
    await buildPerson(installation, { language: "de" }),
    await buildPerson(installation),
  ];
  for (const person of [reader, german_]) await choose(person, "product", true);
  await choose(other, "events", true);
  const counted = (await editor.browser.call(contract.countReaders)).body.items;
  const product = counted.filter(({ topic }) => topic === "product");
  assert.deepEqual(product.map(({ language, readers }) => [language, readers]).toSorted(), [
    ["de", 1],
    ["en", 1],
  ]);
  await send({ topic: "product", texts: { en: english, de: german } });
  assert.equal((await onlyMail(reader)).mail.subject, english.subject);
  assert.equal((await onlyMail(german_)).mail.subject, german.subject);
  assert.equal(mailsTo(other).length, 0);
  const [sent] = (await editor.browser.call(contract.listNews)).body.items;
  assert.deepEqual([sent?.topic, sent?.subject, sent?.mails], ["product", english.subject, 2]);
  assert.ok(sent?.finishedAt);
});

test("ACC-7 each mail can be ended by one click: the headers of RFC 8058, and a link in the text", async () => {
  const person = await buildPerson(installation);
  await choose(person, "offers", true);
  await send({ topic: "offers", texts: { en: english } });
  const { mail, header, address, path } = await onlyMail(person);
  assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  assert.ok(address.startsWith(`${installation.services.config.publicUrl}/api/v1/news-unsubscriptions/`));
  for (const text of [mail.text, mail.html]) assert.ok(text?.includes(path));
  assert.equal((await oneClick(path)).status, 204);
  assert.deepEqual(await topicsOf(person), ["maintenance"], "at once, and that topic alone");
  await send({ topic: "offers", texts: { en: english } });
  assert.equal(mailsTo(person).length, 1);
});

test("ACC-7 one click is idempotent, in every form that a mail program posts; a link that is only opened changes nothing", async () => {
  const person = await buildPerson(installation);
  await choose(person, "events", true);
  await send({ topic: "events", texts: { en: english } });
  const { path } = await onlyMail(person);
  const opened = await fetch(installation.url + path);
  assert.equal(opened.status, 200);
  assert.match(opened.headers.get("content-type") ?? "", /^text\/html/);
  const page = await opened.text();
  assert.match(page, /url=\/unsubscribe\?topic=events&amp;token=events\./);
  assert.deepEqual(await topicsOf(person), ["maintenance", "events"], "opening the link changed nothing");
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  const answers = await Promise.all([
    oneClick(path),
    oneClick(path, { body: form }),
    oneClick(path, { body: null }),
    oneClick(path, { headers: { origin: "https://mail.example", "content-type": "text/plain" }, body: "x" }),
  ]);
  for (const answer of answers) assert.deepEqual([answer.status, await answer.text()], [204, ""]);
  assert.deepEqual(await topicsOf(person), ["maintenance"]);
  await choose(person, "events", true);
  assert.equal((await oneClick(path)).status, 204);
  assert.deepEqual(await topicsOf(person), ["maintenance"], "the link of an old mail works on");
});

test("ACC-7 pattern 10: a wrong token changes nothing, and is answered alike", async () => {
  const [person, other] = [await buildPerson(installation), await buildPerson(installation)];
  for (const one of [person, other]) {
    await choose(one, "developers", true);
    await choose(one, "product", true);
  }
  await send({ topic: "developers", texts: { en: english } });
  const { path } = await onlyMail(person);
  const [topic = "", id = "", signature = ""] = path.split("/").at(-1)?.split(".") ?? [];
  const theirs = Buffer.from(other.userId.replaceAll("-", ""), "hex").toString("base64url");
  const wrong = [
    `product.${id}.${signature}`,
    `${topic}.${theirs}.${signature}`,
    `${topic}.${id}.${signature.slice(0, -2)}AA`,
    `${topic}.${id}.`,
    "nonsense",
    "%3Cscript%3E",
  ];
  const base = path.slice(0, path.lastIndexOf("/"));
  for (const token of wrong) {
    const answer = await oneClick(`${base}/${token}`);
    assert.deepEqual([answer.status, await answer.text()], [204, ""], token);
    const page = await (await fetch(`${installation.url}${base}/${token}`)).text();
    assert.doesNotMatch(page, /<script|>"/, token);
  }
  for (const one of [person, other])
    assert.deepEqual(await topicsOf(one), ["product", "maintenance", "developers"]);
});

test("decision 12 pattern 43: news are text: no template in them is evaluated, only addresses of pages become links", async () => {
  const person = await buildPerson(installation);
  await choose(person, "product", true);
  const text =
    "{{provider}} $t(mail.why) <b>bold</b>\n\nSee https://a.example/x?y=1&z=2, not javascript:alert(1).";
  await send({ topic: "product", texts: { en: { subject: "{{name}}  news", text } } });
  const { mail } = await onlyMail(person);
  assert.equal(mail.subject, "{{name}}  news");
  assert.ok(mail.text?.includes(text));
  assert.ok(mail.html?.includes("{{provider}} $t(mail.why) &lt;b&gt;bold&lt;/b&gt;"));
  assert.ok(
    mail.html?.includes(
      '<a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>, not javascript:alert(1).',
    ),
  );
});

test("news without the provider's language, without text, or on no topic are refused", async () => {
  const post = (body: object) => editor.browser.call(contract.sendNews, { body: body as News });
  const missing = await post({ topic: "offers", texts: { de: german } });
  assert.deepEqual(
    missing.problem.fields?.map(({ path }) => path),
    ["texts.en.subject", "texts.en.text"],
  );
  const wrong = [
    { topic: "spam", texts: { en: english } },
    { topic: "offers", texts: { en: { subject: "a\r\nBcc: b@example.com", text: "x" } } },
    { topic: "offers", texts: { en: { subject: "a", text: " " } } },
    { topic: "offers", texts: { en: { subject: "a", text: "\u202Ex" } } },
  ];
  for (const body of wrong) assert.equal((await post(body)).status, 422, JSON.stringify(body));
});

test("pattern 32 news are sent by content and administrators alone", async () => {
  for (const role of ["support", "billing"] as const) {
    const { browser } = await buildStaff(installation, role);
    const body = { topic: "offers" as const, texts: { en: english } };
    assert.equal((await browser.call(contract.sendNews, { body })).status, 403, role);
    assert.equal((await browser.call(contract.listNews)).status, 403, role);
  }
});

test("ACC-7 many readers are written to in chunks, each once, also by a job that runs again", async () => {
  await queryAsOwner(
    installation,
    `with people as (
       insert into users (id, email, first_name, last_name, language, created_at, email_confirmed_at)
       select app.uuidv7(), 'reader' || n || '@many.example', 'R', 'R', 'en', '2026-01-01', '2026-01-01' from generate_series(1, 1203) n
       returning id)
     insert into user_news_topics select id, 'developers', true, '2026-01-01' from people`,
  );
  const before = server.mails.length;
  await send({ topic: "developers", texts: { en: english } });
  const [news] = (await editor.browser.call(contract.listNews)).body.items;
  await installation.write((ctx) =>
    ctx.addJob({ name: "news.send", maxAttempts: 1 }, { newsId: news?.id ?? "" }),
  );
  await installation.runJobs();
  const receivers = server.mails.slice(before).flatMap(({ envelope }) => envelope.to);
  assert.equal(receivers.filter((email) => email.endsWith("@many.example")).length, 1203);
  assert.equal(new Set(receivers).size, receivers.length);
  assert.equal(news?.mails, receivers.length);
});

test("SEC-10 what was switched by link and by hand stands in the person's log", async () => {
  const person = await buildPerson(installation);
  await choose(person, "offers", true);
  const rows = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${person.userId}'`,
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["news_topic.change"],
  );
  const { broken } = await installation.write(({ db }) => verifyAudit(db));
  assert.deepEqual(broken, []);
});

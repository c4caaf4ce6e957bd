import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { startMailServer } from "../../../tests/support/mail-server.ts";
import { queryAsOwner } from "../../../tests/support/owner.ts";
import { until } from "../../../tests/support/until.ts";
import type { NewMail } from "../context.ts";
import { languages } from "../i18n/i18n.ts";
import { startWorker } from "../jobs/worker.ts";
import { sendMailJob } from "./mail.jobs.ts";

const server = await startMailServer();
const installation = await testInstallation({
  config: { smtpUrl: server.url, mailFrom: '"Berg, Tal" <hello@provider.example>' },
});
const { services } = installation;
const mail: NewMail = {
  to: "lea@example.com",
  language: "de",
  template: "identity.reset_password",
  params: { name: "Léa", minutes: 30 },
  link: "/reset?token=a-secret",
};
const add = (changes: Partial<NewMail> = {}) =>
  installation.write((ctx) => ctx.addMail({ ...mail, ...changes }));
const mailsTo = (recipient: string) => server.mails.filter(({ envelope }) => envelope.to.includes(recipient));
const queueSoon =
  "select from graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs), run_at => now())";

test("a mail arrives as HTML and as plain text, in five languages", { timeout: 30_000 }, async () => {
  const worker = await startWorker(services, [sendMailJob]);
  for (const language of languages) await add({ language, to: `${language}@example.com` });
  await until(() => server.mails.length >= languages.length);
  await worker.stop();
  const subjects = languages.map((language) => {
    const [received, ...more] = mailsTo(`${language}@example.com`);
    assert.equal(more.length, 0);
    assert.deepEqual(received?.from, { name: "Berg, Tal", address: "hello@provider.example" });
    for (const text of [received?.html, received?.text]) {
      assert.ok(text?.includes("Léa"), language);
      assert.ok(text?.includes("http://localhost:4400/reset?token=a-secret"), language);
    }
    assert.ok(
      received?.headers.some(({ key, value }) => key === "auto-submitted" && value === "auto-generated"),
    );
    return received?.subject;
  });
  assert.equal(new Set(subjects).size, languages.length);
});

test("a mail exists if and only if its cause was committed", async () => {
  const takenBack = installation.write(async (ctx) => {
    await ctx.addMail({ ...mail, to: "nobody@example.com" });
    throw new Error("taken back");
  });
  await assert.rejects(takenBack, /taken back/);
  assert.deepEqual(await query(installation, "select from mails where recipient = 'nobody@example.com'"), []);
});

test("a server that is away gets the mail when it is back, once", { timeout: 30_000 }, async () => {
  const away = await startMailServer();
  const port = Number(new URL(away.url).port);
  await away.stop();
  const worker = await startWorker({ ...services, config: { ...services.config, smtpUrl: away.url } }, [
    sendMailJob,
  ]);
  await add({ to: "patient@example.com" });
  const job = "select attempts, locked_at is null as free from graphile_worker._private_jobs";
  const hasFailed = async () =>
    (await queryAsOwner<{ attempts: number; free: boolean }>(installation, job)).some(
      (row) => row.attempts > 0 && row.free,
    );
  await until(hasFailed);
  const back = await startMailServer(port);
  await queryAsOwner(installation, queueSoon);
  await until(() => back.mails.length > 0);
  await until(async () => (await queryAsOwner(installation, job)).length === 0);
  await worker.stop();
  assert.equal(back.mails.length, 1);
});

test("a server that refuses a mail gets it again, under the same number", { timeout: 30_000 }, async () => {
  server.refuse(true);
  await add({ to: "refused@example.com" });
  await assert.rejects(installation.runJobs(), /451/);
  server.refuse(false);
  const [row] = await query<{ id: string }>(
    installation,
    "select id from mails where recipient = 'refused@example.com' and sent_at is null",
  );
  await installation.write((ctx) => ctx.addJob(sendMailJob, { mailId: row?.id }));
  await installation.write((ctx) => ctx.addJob(sendMailJob, { mailId: row?.id }));
  await installation.runJobs();
  assert.deepEqual(
    mailsTo("refused@example.com").map((received) => received.messageId),
    [`<${row?.id}@localhost>`],
  );
});

test("what was sent is not kept: the links of mails carry secrets", async () => {
  await add({ to: "kept@example.com" });
  const text =
    "select subject is not null as subject, html, plain, params::text, sent_at is not null as sent from mails where recipient = 'kept@example.com'";
  await installation.runJobs();
  const [row] = await query<Record<string, unknown>>(installation, text);
  assert.deepEqual(row, {
    subject: true,
    html: null,
    plain: null,
    params: "{}",
    sent: true,
  });
});

test("ASVS 1.3.11: names cannot add headers, recipients or parts", async () => {
  const name = 'x\r\nBcc: thief@example.com\r\n\r\n--boundary\r\n"<thief@example.com>,';
  await add({
    to: "target@example.com",
    template: "organizations.details_changed",
    params: { organization: name, actor: name, street: "", town: "", vatNumber: "" },
  });
  await installation.runJobs();
  const [received] = mailsTo("target@example.com");
  assert.deepEqual(received?.envelope.to, ["target@example.com"]);
  assert.equal(received?.bcc, undefined);
  assert.deepEqual(
    received?.to?.map((to) => to.address),
    ["target@example.com"],
  );
  assert.deepEqual(mailsTo("thief@example.com"), []);
});

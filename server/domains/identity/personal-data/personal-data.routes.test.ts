import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../../tests/support/owner.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Person,
  testPassword,
  testTotpSecret,
} from "../../../../tests/support/people.ts";
import { askPasswordReset, updateProfile } from "../accounts/account.contract.ts";
import { changeAvatar } from "../avatars/avatar.contract.ts";
import { changeNewsTopic } from "../news/news.contract.ts";
import { changePhone } from "../phones/phone.contract.ts";
import { signIn } from "../sessions/session.contract.ts";
import { readPersonalData } from "./personal-data.contract.ts";

const installation = await testInstallation();

async function filesOf({ browser }: Person): Promise<Record<string, Buffer>> {
  const reply = await browser.call(readPersonalData);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get("content-type"), "application/zip");
  assert.match(reply.headers.get("content-disposition") ?? "", /"personal-data-2026-11-22\.zip"/);
  const files = Object.entries(unzipSync(reply.bytes));
  return Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

const rowsOf = (files: Record<string, Buffer>, name: string) =>
  JSON.parse(files[`${name}.json`]?.toString("utf8") ?? "null") as Record<string, unknown>[];

test("ACC the export holds what is known of a person, as JSON and as tables", async () => {
  const customer = await buildCustomer(installation, { name: "Muster AG" });
  await customer.browser.call(updateProfile, { body: { firstName: "=1+1", lastName: 'Müller; "x"' } });
  await customer.browser.call(changePhone, { body: { number: "+41446681800" } });
  await customer.browser.call(changeNewsTopic, { body: { topic: "events", isOn: true } });
  const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#123456" } })
    .png()
    .toBuffer();
  await customer.browser.upload(changeAvatar, {}, "me.png", picture);
  await installation.browser().call(signIn, { body: { email: customer.email, password: testPassword } });
  const files = await filesOf(customer);
  const [profile] = rowsOf(files, "profile");
  assert.deepEqual(
    [profile?.email, profile?.first_name, profile?.phone],
    [customer.email, "=1+1", "+41446681800"],
  );
  assert.deepEqual(
    rowsOf(files, "memberships").map(({ name, role }) => [name, role]),
    [["Muster AG", "legal_representative"]],
  );
  assert.deepEqual(
    rowsOf(files, "news_topics").map(({ topic }) => topic),
    ["events"],
  );
  assert.equal(rowsOf(files, "sessions").length, 2);
  assert.ok(rowsOf(files, "activity").some(({ action }) => action === "phone.change"));
  const table = files["profile.csv"]?.toString("utf8") ?? "";
  assert.ok(table.includes("'=1+1") && table.includes('"Müller; ""x"""'), "formulas are made harmless");
  assert.equal((await sharp(files["picture.webp"]).metadata()).width, 420);
});

test("ACC the export holds nobody else's data", async () => {
  const customer = await buildCustomer(installation);
  const other = await buildMember(installation, customer.organizationId, "administrator");
  await other.browser.call(changePhone, { body: { number: "+33142685300" } });
  const all = Object.values(await filesOf(customer))
    .map(String)
    .join("\n");
  for (const foreign of [other.userId, other.email, "+33142685300"])
    assert.equal(all.includes(foreign), false);
});

test("ACC the export holds no secret: no password, hash, seal, token or link", async () => {
  const staff = await buildStaff(installation);
  await installation.browser().call(askPasswordReset, { body: { email: staff.email } });
  const [mail] = await installation.mails(staff.email);
  const token = new URL(mail?.link ?? "").searchParams.get("token") ?? "";
  assert.ok(token.length > 20);
  const files = await filesOf(staff);
  const all = Object.values(files).map(String).join("\n");
  const secrets = await queryAsOwner<{ value: string }>(
    installation,
    `select hash as value from user_passwords where user_id = '${staff.userId}'
     union all select encode(token_hash, 'hex') from sessions where user_id = '${staff.userId}'
     union all select encode(secret, 'hex') from user_factors where user_id = '${staff.userId}'
     union all select encode(secret_hash, 'hex') from flows where user_id = '${staff.userId}'`,
  );
  assert.ok(secrets.length >= 4);
  for (const secret of [...secrets.map(({ value }) => value), token, testTotpSecret, "argon2"])
    assert.equal(all.includes(secret), false);
  assert.equal(all.includes(staff.browser.cookies.get("__Host-session") ?? "none"), false);
  for (const { name } of rowsOf(files, "second_factors")) assert.equal(typeof name, "string");
});

/** Tables with rows of a user that are not in the export, and why. */
const leftOut: Record<string, string> = {
  flows: "links that are under way, by their hash",
  sms_codes: "codes that live for minutes, sealed",
  support_codes: "a code that proves who calls, for a short time",
};

test("ACC every table with rows of a user is in the export, or left out for a reason", async () => {
  const rows = await queryAsOwner<{ name: string }>(
    installation,
    `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'user_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const text = readFileSync(join(import.meta.dirname, "personal-data.queries.ts"), "utf8");
  const isThere = (table: string) =>
    new RegExp(`(from|join) ${table}\\b|selectFrom\\("${table}"\\)`).test(text);
  const parts: Record<string, string> = { backup_codes: "backup_code_sheets" };
  const missing = rows
    .map(({ name }) => name)
    .filter((name) => !isThere(parts[name] ?? name) && !(name in leftOut));
  assert.deepEqual(missing, [], "tell of it in personal-data.queries.ts, or say here why not");
});

test("SEC-12 the export asks for a fresh proof, and stands in the log", async () => {
  const person = await buildPerson(installation);
  await filesOf(person);
  const rows = await query<{ action: string }>(
    installation,
    `select action from user_audit where user_id = '${person.userId}'`,
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["personal_data.zip"],
  );
  installation.clock.advance({ minutes: 11 });
  const refused = await person.browser.call(readPersonalData);
  assert.deepEqual([refused.status, refused.problem.code], [403, "identity.proof_needed"]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import type { AnswerOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../../tests/support/owner.ts";
import {
  buildCustomer,
  buildMember,
  buildPerson,
  buildStaff,
  type Customer,
} from "../../../../tests/support/people.ts";
import { bearer } from "../../../../tests/support/tokens.ts";
import { updateProfile } from "../../identity/accounts/account.contract.ts";
import { createToken } from "../../identity/tokens/token.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { updateOrganization } from "../organizations/organization.contract.ts";
import {
  listActivity,
  listActivityCsv,
  listOwnActivity,
  listOwnActivityCsv,
  verifyActivity,
  verifyOwnActivity,
} from "./activity.contract.ts";

const installation = await testInstallation();
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const details = {
  ...{ name: "Bergblick AG", street: "Bahnhofstrasse", buildingNumber: "", postalCode: "3920" },
  ...{ town: "Zermatt", country: "CH", vatNumber: null },
};
const rename = ({ browser, organizationId }: Customer, name: string, headers: Record<string, string> = {}) =>
  browser.call(updateOrganization, { params: { organizationId }, body: { ...details, name } }, { headers });
const of = ({ organizationId }: Customer) => ({ params: { organizationId } });
const actionsOf = ({ items }: AnswerOf<typeof listActivity>) => items.map(({ action }) => action);

test("SEC-11 the log says who did what and when, from which device and session, page by page", async () => {
  const customer = await buildCustomer(installation);
  for (const name of ["Eins AG", "Zwei AG", "Drei AG"]) {
    installation.clock.advance({ minutes: 1 });
    await rename(customer, name, { "user-agent": firefox });
  }
  const first = await customer.browser.call(listActivity, { ...of(customer), query: { limit: 2 } });
  assert.equal(first.status, 200);
  assert.deepEqual(actionsOf(first.body), ["organization.update", "organization.update"]);
  const [newer, older] = first.body.items;
  assert.match(newer?.actorName ?? "", /^Ada Example/);
  assert.ok((newer?.happenedAt ?? "") > (older?.happenedAt ?? ""));
  assert.deepEqual(
    [newer?.actorKind, newer?.browser, newer?.system, newer?.address, newer?.isThisSession, newer?.token],
    ["member", "Firefox", "Windows", "127.0.0.1", true, null],
  );
  const cursor = first.body.next ?? "";
  const rest = await customer.browser.call(listActivity, { ...of(customer), query: { cursor } });
  const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const rising = await customer.browser.call(listActivity, { ...of(customer), query: { sort: "when" } });
  assert.deepEqual(
    rising.body.items.map(({ id }) => id),
    ids.toReversed(),
  );
});

test("SEC-11 entries of one instant come once each, whatever the size of the page", async () => {
  const customer = await buildCustomer(installation);
  for (let at = 0; at < 7; at++) await rename(customer, `Firma ${at} AG`);
  for (const sort of ["when", "-when"] as const) {
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await customer.browser.call(listActivity, {
        ...of(customer),
        query: { limit: 2, sort, ...(cursor ? { cursor } : {}) },
      });
      ids.push(...page.body.items.map(({ id }) => id));
      more = page.body.next !== null;
      cursor = page.body.next ?? undefined;
    }
    assert.equal(new Set(ids).size, 7);
  }
});

test("SEC-11 a refused act leaves no trace in the organization's log", async () => {
  const customer = await buildCustomer(installation);
  const before = await customer.browser.call(listActivity, of(customer));
  const refused = await customer.browser.call(updateOrganization, {
    ...of(customer),
    body: { ...details, vatNumber: "CHE-1" },
  });
  assert.equal(refused.status, 422);
  const after = await customer.browser.call(listActivity, of(customer));
  assert.deepEqual(after.body, before.body);
});

test("SEC-11 acts of the provider's staff stand there too, by name, but not where they sit", async () => {
  const customer = await buildCustomer(installation);
  const staff = await buildStaff(installation, "billing");
  await installation.write(async (ctx) => {
    await Promise.resolve();
    ctx.audit({ action: "probe", organizationId: customer.organizationId });
  });
  const { organizationId } = customer;
  await queryAsOwner(
    installation,
    `select app.add_audit('${organizationId}', null, '2026-11-23T09:00:00Z', 'staff', '${staff.userId}', 'Uta Support', null, 'r',
      '192.0.2.7', 'staff.payout.approve', 'payout', null, '{"number": "AZ-1"}', '${firefox}', null)`,
  );
  const { body } = await customer.browser.call(listActivity, {
    ...of(customer),
    query: { group: "support" },
  });
  assert.deepEqual(
    body.items.map((entry) => [entry.actorName, entry.actorKind, entry.address, entry.browser, entry.place]),
    [["Uta Support", "staff", null, null, null]],
  );
});

test("SEC-11 the log is narrowed by days, person, kind of action and product, and searched in the reader's words", async () => {
  const { customer, order } = await buildOrder(installation);
  const administrator = await buildMember(installation, customer.organizationId, "administrator");
  installation.clock.advance({ hours: 48 });
  await rename(
    { ...customer, browser: administrator.browser, userId: administrator.userId },
    "Alpenblick AG",
  );
  const list = async (narrowed: object) =>
    actionsOf((await customer.browser.call(listActivity, { ...of(customer), query: narrowed })).body);
  const today = installation.clock.today();
  assert.deepEqual(await list({ from: today }), ["organization.update"]);
  assert.ok((await list({ to: today })).includes("order.place"));
  assert.deepEqual(await list({ personId: administrator.userId }), ["organization.update"]);
  assert.deepEqual(await list({ group: "orders" }), ["order.place"]);
  assert.deepEqual(await list({ group: "organization" }), ["organization.update"]);
  assert.deepEqual(await list({ group: "signing_in" }), []);
  assert.deepEqual(await list({ search: `PLACED ${order.number}` }), ["order.place"]);
  assert.deepEqual(await list({ search: "placed 999999" }), []);
  assert.deepEqual(await list({ search: "%" }), []);
  assert.ok((await list({ search: "ada" })).length >= 2, "the name of who acted");
  const [product] = await query<{ id: string }>(
    installation,
    `insert into products (organization_id, id, plan_id, label, state, period, starts_on, expires_on, anchor_day, order_id, unit_price_minor, currency, created_at)
     select organization_id, gen_random_uuid(), 'web-hosting-standard', 'a.example', 'active', 'month', '2026-11-22', '2026-12-22', 22, id, 992, 'CHF', created_at
     from orders where id = '${order.id}' returning id`,
  ).catch(() => []);
  if (product) assert.deepEqual(await list({ productId: product.id }), ["order.place"]);
  for (const wrong of [{ from: "yesterday" }, { group: "nonsense" }, { sort: "name" }, { productId: "1" }]) {
    const answer = await customer.browser.call(listActivity, { ...of(customer), query: wrong as object });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
  }
});

test("SEC-10 a user's log has what happened to the account, and the own acts in organizations of today", async () => {
  const customer = await buildCustomer(installation, { name: "Heute AG" });
  installation.clock.advance({ minutes: 1 });
  await customer.browser.call(
    updateProfile,
    { body: { firstName: "Grace" } },
    { headers: { "user-agent": firefox } },
  );
  installation.clock.advance({ minutes: 1 });
  await rename(customer, "Morgen AG");
  const other = await buildMember(installation, customer.organizationId, "administrator");
  await rename({ ...customer, browser: other.browser }, "Übermorgen AG");
  const own = await customer.browser.call(listOwnActivity);
  assert.deepEqual(
    own.body.items.map(({ action, organization }) => [action, organization?.name ?? null]),
    [
      ["organization.update", "Übermorgen AG"],
      ["profile.update", null],
    ],
  );
  const list = async (narrowed: object) =>
    actionsOf((await customer.browser.call(listOwnActivity, { query: narrowed })).body);
  assert.deepEqual(await list({ group: "account" }), ["profile.update"]);
  assert.deepEqual(await list({ organizationId: customer.organizationId }), ["organization.update"]);
  assert.deepEqual(await list({ search: "profile" }), ["profile.update"]);
  assert.equal((await list({ limit: 1 })).length, 1);
  const first = await customer.browser.call(listOwnActivity, { query: { limit: 1, sort: "when" } });
  const cursor = first.body.next ?? "";
  const second = await customer.browser.call(listOwnActivity, { query: { limit: 1, sort: "when", cursor } });
  assert.deepEqual(
    [actionsOf(first.body), actionsOf(second.body)],
    [["profile.update"], ["organization.update"]],
  );
  assert.deepEqual((await other.browser.call(listOwnActivity)).body.items.length, 1);
  await installation.write(({ db }) =>
    db.deleteFrom("members").where("user_id", "=", customer.userId).execute(),
  );
  assert.deepEqual(await list({}), ["profile.update"], "who has left an organization sees nothing of it");
});

test("SEC-10 what a program did by a token stands there under the token's name", async () => {
  const customer = await buildCustomer(installation);
  const made = await customer.browser.call(createToken, {
    body: {
      name: "Nightly",
      scopes: ["organization.update", "activity.read"],
      days: 30,
      organizationId: null,
    },
  });
  const program = bearer(installation, made.body.token);
  await rename({ ...customer, browser: program }, "Automat AG");
  const own = await program.call(listOwnActivity, { query: { group: "organization" } });
  assert.deepEqual(
    own.body.items.map(({ action, token, isThisSession }) => [action, token, isThisSession]),
    [["organization.update", { name: "Nightly" }, false]],
  );
  const { body } = await customer.browser.call(listActivity, of(customer));
  assert.deepEqual(body.items[0]?.token, { name: null }, "its name is its owner's");
});

test("SEC-10 the log as CSV: the same rows, sentences in the reader's language; pattern 39: no formula comes of a name", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  const evil = '=HYPERLINK("https://evil.example";"x")';
  await customer.browser.call(updateProfile, { body: { firstName: evil, lastName: "@SUM(1)" } });
  await rename(customer, "+49 AG");
  const files = [
    await customer.browser.call(listActivityCsv, of(customer)),
    await customer.browser.call(listOwnActivityCsv, { query: { group: "organization" } }),
  ];
  for (const { bytes, headers, status } of files) {
    assert.equal(status, 200);
    assert.match(headers.get("content-disposition") ?? "", /activity-\d{4}-\d\d-\d\d\.csv/);
    const rows = parse(bytes, { delimiter: ";", bom: true, columns: true }) as Record<string, string>[];
    const update = rows.find(({ action }) => action === "organization.update");
    assert.equal(update?.what, "Angaben der Organisation geändert");
    assert.equal(update?.actor, `'${evil} @SUM(1)`.replace(";", ";").replace(/^'=/, "'="));
    const cells = rows.flatMap((row) => Object.values(row));
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
      [],
    );
  }
});

test("pattern 43: signs that break or turn a line reach no log, neither from a user agent nor from a name", async () => {
  const customer = await buildCustomer(installation);
  const agent = "Mozilla/5.0\tEvil\u0085\u00ad(forged: staff approved)";
  await rename(customer, "Zeile AG", { "user-agent": agent });
  const [row] = await query<{ user_agent: string }>(
    installation,
    `select user_agent from organization_audit where organization_id = '${customer.organizationId}' order by sequence desc limit 1`,
  );
  assert.equal(row?.user_agent, "Mozilla/5.0 Evil (forged: staff approved)");
  for (const firstName of ["Ada\n2026 staff approved", "Ada\u202egpj.exe", "Ada\u2028x", "Ada\u0007"]) {
    const answer = await customer.browser.call(updateProfile, { body: { firstName } });
    assert.equal(answer.status, 422, JSON.stringify(firstName));
  }
  const { body } = await customer.browser.call(listActivity, of(customer));
  assert.equal(body.items[0]?.browser, null, "what calls itself something unheard of is not shown");
});

test("pattern 43: whoever reads a log can have it checked: a changed, a missing, an added and a cut-off entry are found", async () => {
  const tamper = (change: string) =>
    queryAsOwner(installation, `set session_replication_role = replica; ${change}`);
  const changes: Record<string, (where: string, table: string) => string> = {
    changed: (where, table) => `update ${table} set actor_name = 'Eve' where ${where} and sequence = 2`,
    "its device changed": (where, table) =>
      `update ${table} set user_agent = 'x' where ${where} and sequence = 2`,
    missing: (where, table) => `delete from ${table} where ${where} and sequence = 2`,
    "cut off": (where, table) => `delete from ${table} where ${where} and sequence >= 2`,
    added: (where, table) => {
      const whose = table === "user_audit" ? "user_id" : "organization_id";
      return `update ${table} set sequence = sequence + 100 where ${where} and sequence >= 2;
        update ${table} set sequence = sequence - 99 where ${where} and sequence >= 100;
        insert into ${table} (${whose}, sequence, happened_at, actor_kind, actor_name, action, previous_hash, hash)
        select ${whose}, 2, happened_at, 'member', 'Eve', 'order.place', hash, sha256(hash) from ${table} where ${where} and sequence = 1`;
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const customer = await buildCustomer(installation);
    for (const name of ["Eins AG", "Zwei AG", "Drei AG"]) {
      installation.clock.advance({ minutes: 1 });
      await rename(customer, name);
      await customer.browser.call(updateProfile, { body: { firstName: name } });
    }
    const check = async () => [
      (await customer.browser.call(verifyActivity, of(customer))).body,
      (await customer.browser.call(verifyOwnActivity)).body,
    ];
    const whole = { entries: 3, isComplete: true, soundUntil: null };
    assert.deepEqual(await check(), [whole, whole]);
    await tamper(change(`organization_id = '${customer.organizationId}'`, "organization_audit"));
    await tamper(change(`user_id = '${customer.userId}'`, "user_audit"));
    for (const result of await check()) {
      assert.equal(result.isComplete, false, what);
      assert.ok(result.soundUntil && result.soundUntil < installation.clock.now().toString(), what);
    }
  }
});

test("ORG-2 who manages the organization reads its log; others get 403, strangers 404", async () => {
  const customer = await buildCustomer(installation);
  const expected = { administrator: 200, collaborator: 403, external: 403 } as const;
  const stranger = await buildCustomer(installation);
  for (const endpoint of [listActivity, listActivityCsv, verifyActivity]) {
    for (const role of ["administrator", "collaborator", "external"] as const) {
      const { browser } = await buildMember(installation, customer.organizationId, role);
      assert.equal((await browser.call(endpoint, of(customer))).status, expected[role], role);
    }
    assert.equal((await stranger.browser.call(endpoint, of(customer))).status, 404);
  }
  const nobody = await buildPerson(installation);
  const narrowed = { organizationId: customer.organizationId };
  assert.deepEqual((await nobody.browser.call(listOwnActivity, { query: narrowed })).body.items, []);
  assert.equal(
    (await customer.browser.call(listActivity, { ...of(customer), query: { limit: 1000 } })).status,
    422,
  );
});

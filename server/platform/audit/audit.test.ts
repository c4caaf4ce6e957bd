import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { queryAsOwner } from "../../../tests/support/owner.ts";
import { buildCustomer, buildPerson } from "../../../tests/support/people.ts";
import { updateProfile } from "../../domains/identity/accounts/account.contract.ts";
import { updateOrganization } from "../../domains/organizations/organizations/organization.contract.ts";
import { newId } from "../ids.ts";
import { verifyAudit } from "./verify-audit.ts";

const installation = await testInstallation();
const { database } = installation.services;
const verify = () => database.transaction("read", { kind: "platform" }, verifyAudit);

/** A chain of five rows of an organization of its own, changed as somebody with the keys of the database could; where it is broken. */
async function brokenAfter(change: string): Promise<bigint | undefined> {
  const organizationId = newId();
  for (let at = 1; at <= 5; at++)
    await installation.write(async (ctx) =>
      ctx.audit({ action: `probe.${at}`, organizationId, details: { at } }),
    );
  const text = change.replaceAll(
    "$rows",
    `organization_audit where organization_id = '${organizationId}' and sequence`,
  );
  await queryAsOwner(
    installation,
    `set session_replication_role = replica; ${text.replaceAll("$id", `'${organizationId}'`)}`,
  );
  const { broken } = await verify();
  return broken.find(({ chain }) => chain === `organization:${organizationId}`)?.sequence;
}

test("each organization and each user has a chain of its own", async () => {
  const customer = await buildCustomer(installation);
  const person = await buildPerson(installation);
  await person.browser.call(updateProfile, { body: { firstName: "Grace" } });
  const details = {
    name: "Neu AG",
    street: "Weg",
    buildingNumber: "1",
    postalCode: "8000",
    town: "Zürich",
    country: "CH",
    vatNumber: null,
  };
  await customer.browser.call(updateOrganization, {
    params: { organizationId: customer.organizationId },
    body: details,
  });
  const heads = await query<{ chain: string; sequence: bigint }>(
    installation,
    "select chain, sequence from audit_heads",
  );
  const lengthOf = (chain: string) => heads.find((head) => head.chain === chain)?.sequence;
  assert.equal(lengthOf(`user:${person.userId}`), 1n);
  assert.equal(lengthOf(`organization:${customer.organizationId}`), 1n);
  assert.equal(lengthOf(`user:${customer.userId}`), undefined);
});

test("ASVS 16.2: a row says who, what, to what, when, from where, in which session and request", async () => {
  const { browser, userId } = await buildPerson(installation, { firstName: "Ada", lastName: "Byron" });
  await browser.call(updateProfile, { body: { language: "fr" } });
  const [row] = await query<Record<string, unknown>>(
    installation,
    `select * from user_audit where user_id = '${userId}'`,
  );
  assert.equal(row?.happened_at, "2026-11-22T09:00:00Z");
  assert.deepEqual([row?.actor_kind, row?.actor_user_id, row?.actor_name], ["user", userId, "Ada Byron"]);
  assert.deepEqual([row?.action, row?.details], ["profile.update", { changed: "language" }]);
  assert.match(String(row?.session_id), /^[0-9a-f-]{36}$/);
  assert.match(String(row?.request_id), /^[0-9a-f-]{36}$/);
  assert.match(String(row?.address), /^127\.0\.0\.1/);
});

test("thirty writers at once make one chain without a gap", async () => {
  const organizationId = newId();
  const one = (at: number) =>
    installation.write(async (ctx) => ctx.audit({ action: `probe.${at}`, organizationId }));
  await Promise.all(Array.from({ length: 30 }, (_, at) => one(at)));
  const rows = await query<{ sequence: bigint }>(
    installation,
    `select sequence from organization_audit where organization_id = '${organizationId}' order by sequence`,
  );
  assert.deepEqual(
    rows.map((row) => Number(row.sequence)),
    Array.from({ length: 30 }, (_, at) => at + 1),
  );
  assert.deepEqual((await verify()).broken, []);
});

test("acts on several chains at once never wait for each other in a circle", async () => {
  const chains = Array.from({ length: 4 }, () => newId());
  const orders = [chains, chains.toReversed(), [...chains.slice(2), ...chains.slice(0, 2)]];
  const act = (order: readonly string[]) =>
    installation.write(async (ctx) => {
      for (const organizationId of order) ctx.audit({ action: "probe.many", organizationId });
    });
  await Promise.all(Array.from({ length: 24 }, (_, at) => act(orders[at % 3] ?? chains)));
  assert.deepEqual((await verify()).broken, []);
});

test("pattern 43: a changed row, a missing row, a missing tail and a swapped pair are found, and where", async () => {
  const set = (change: string, at: number) =>
    `update organization_audit set ${change} where organization_id = $id and sequence = ${at};`;
  assert.equal(await brokenAfter(""), undefined);
  assert.equal(await brokenAfter(set("actor_name = 'Somebody else'", 3)), 3n);
  assert.equal(await brokenAfter(set(`details = '{"at": 99}'`, 2)), 2n);
  assert.equal(await brokenAfter(set("happened_at = happened_at + interval '1 microsecond'", 1)), 1n);
  assert.equal(await brokenAfter("delete from $rows = 3"), 3n);
  assert.equal(await brokenAfter("delete from $rows >= 4"), 4n);
  assert.equal(await brokenAfter("delete from $rows >= 1"), 1n);
  assert.equal(
    await brokenAfter("update audit_heads set sequence = 2 where chain = 'organization:' || $id"),
    3n,
  );
  assert.equal(
    await brokenAfter(set("sequence = -2", 2) + set("sequence = 2", 3) + set("sequence = 3", -2)),
    2n,
  );
});

test("pattern 43: a row that is hashed again after a change is betrayed by the next one, or by the head kept aside", async () => {
  const forge = (at: number) => `
    update organization_audit set action = 'forged' where organization_id = $id and sequence = ${at};
    update organization_audit set hash = app.audit_hash(previous_hash, 'organization:' || organization_id, sequence, happened_at, actor_kind,
      actor_user_id, actor_name, session_id, request_id, address, action, subject_kind, subject_id, details)
    where organization_id = $id and sequence = ${at}`;
  assert.equal(await brokenAfter(forge(2)), 3n);
  assert.equal(await brokenAfter(forge(5)), 5n);
});

test("pattern 43: rows are neither changed nor deleted, not even by their owner", async () => {
  await installation.write(async (ctx) => ctx.audit({ action: "probe.kept", organizationId: newId() }));
  for (const table of ["organization_audit", "user_audit"]) {
    for (const text of [
      `update ${table} set action = 'forged'`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await assert.rejects(queryAsOwner(installation, text), /are never changed or deleted/, text);
    }
    for (const kind of ["platform", "user"] as const) {
      const forge = database.transaction("write", { kind }, (db) =>
        db.updateTable("organization_audit").set({ action: "forged" }).execute(),
      );
      await assert.rejects(forge, /permission denied/);
    }
  }
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import pg from "pg";
import { credit, importContent, statement } from "../../server/domains/bank/files/bank-file.factory.ts";
import { listProducts } from "../../server/domains/catalogue/products/product.contract.ts";
import { confirmSignUp, signUp } from "../../server/domains/identity/accounts/account.contract.ts";
import { readSession } from "../../server/domains/identity/sessions/session.contract.ts";
import { listJobs } from "../../server/domains/operations/jobs/job.contract.ts";
import { buildOrder } from "../../server/domains/orders/orders/order.factory.ts";
import { listActivity } from "../../server/domains/organizations/activity/activity.contract.ts";
import { updateOrganization } from "../../server/domains/organizations/organizations/organization.contract.ts";
import { verifyAudit } from "../../server/platform/audit/verify-audit.ts";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";
import { migrate } from "../../server/platform/database/migrate.ts";
import { testInstallation } from "../support/installation.ts";
import { buildCustomer, buildStaff } from "../support/people.ts";

// A server of its own: what roles may do, and which there are, belongs to a whole server.
const folder = mkdtempSync(join(tmpdir(), "chalet-owner-"));
const server = await startEmbeddedPostgres({ dataFolder: folder, settings: { fsync: "off" } });
test.after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database owned by a login of this name, which may do what `rights` says; `before` is what an administrator did first. */
async function databaseOf(
  role: string,
  rights: string,
  before: readonly string[] = [],
): Promise<pg.PoolConfig> {
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query(`create role ${role} login ${rights}`);
  for (const statement of before) await admin.query(statement);
  await admin.query(`create database ${role} owner ${role}`);
  await admin.end();
  const connection = { ...server.connection, user: role, database: role };
  await migrate(connection);
  return connection;
}

/** Sign-up, order, the bank's file, an active product: the main job, over HTTP, as this login. */
async function mainJob(connection: pg.PoolConfig): Promise<void> {
  const installation = await testInstallation({ connection });
  const visitor = installation.browser("de");
  const organization = { kind: "company" as const, name: "Muster AG", country: "CH" };
  const person = { email: "lea@example.com", firstName: "Lea", lastName: "Muster", language: "de" as const };
  await visitor.call(signUp, { body: { ...person, password: "eleven violet tunnels", organization } });
  const [mail] = await installation.mails(person.email);
  const token = new URL(mail?.link ?? "").searchParams.get("token") ?? "";
  const { organizationId } = (await visitor.call(confirmSignUp, { body: { token } })).body;
  const address = {
    name: "Muster AG",
    street: "Weg",
    buildingNumber: "1",
    postalCode: "8000",
    town: "Zürich",
    country: "CH",
    vatNumber: null,
  };
  assert.equal(
    (await visitor.call(updateOrganization, { params: { organizationId }, body: address })).status,
    200,
  );
  const own = (await visitor.call(readSession)).body.organizations[0];
  const customer = {
    userId: "",
    email: person.email,
    browser: visitor,
    organizationId,
    customerNumber: own?.customerNumber ?? 0,
  };

  const { order } = await buildOrder(installation, { customer });
  const staff = await buildStaff(installation);
  const payment = credit({ minor: BigInt(order.totalMinor), reference: order.payment?.reference ?? "" });
  const file = await importContent(installation, staff, statement([payment]), "day.xml");
  assert.deepEqual([file.state, file.results?.paid], ["done", 1]);
  await installation.runJobs();
  const products = await visitor.call(listProducts, { params: { organizationId } });
  assert.deepEqual(
    products.body.items.map((product) => product.state),
    ["active"],
  );

  const stranger = await buildCustomer(installation);
  assert.equal((await stranger.browser.call(listProducts, { params: { organizationId } })).status, 404);
  assert.ok((await visitor.call(listActivity, { params: { organizationId } })).body.items.length >= 3);
  assert.equal((await staff.browser.call(listJobs)).status, 200);
  const audit = await installation.services.database.transaction("read", { kind: "platform" }, verifyAudit);
  assert.deepEqual(audit.broken, []);
  assert.ok(audit.rows >= 4n, `${audit.rows} rows`);
}

test("an owner that is no superuser and may make roles can install and run Chalet", {
  timeout: 120_000,
}, async () => {
  await mainJob(await databaseOf("owner_test", "createrole"));
});

test("an owner that may make no roles can, where an administrator made and granted them", {
  timeout: 120_000,
}, async () => {
  await mainJob(await databaseOf("plain_owner", "", ["grant chalet_app, chalet_platform to plain_owner"]));
});

test("an owner without those roles is told what is missing", { timeout: 60_000 }, async () => {
  await assert.rejects(databaseOf("lonely_owner", ""), {
    name: "StartError",
    message: /^The migration 0001_platform\.sql failed: [^\n]+\.$/,
  });
});

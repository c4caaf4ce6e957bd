import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { sandboxModule } from "../../../providers/provisioning/sandbox-module.ts";
import { buildProducts } from "./product.factory.ts";
import { createProductJob } from "./product.jobs.ts";

const calls: string[] = [];
let failures = 0;
const module = {
  ...sandboxModule(),
  async create({ productId }: { productId: string }, occasion: string) {
    if (failures > 0) {
      failures -= 1;
      throw new Error("the server does not answer");
    }
    calls.push(`${productId} ${occasion}`);
  },
};
const installation = await testInstallation({ providers: { provisioning: new Map([["sandbox", module]]) } });
const provision = (product: { organizationId: string; id: string }) =>
  runJob(installation.services, createProductJob, {
    organizationId: product.organizationId,
    productId: product.id,
  });
const stateOf = async (product: { id: string }) =>
  (await query<{ state: string }>(installation, `select state from products where id = '${product.id}'`))[0]
    ?.state;

test("CAT-6 a module that fails is called again, told the same occasion, until it is done", async () => {
  const { product } = await buildProducts(installation);
  failures = 2;
  await assert.rejects(provision(product), /does not answer/);
  await assert.rejects(provision(product), /does not answer/);
  assert.equal(await stateOf(product), "pending");
  await provision(product);
  assert.equal(await stateOf(product), "active");
  assert.deepEqual(calls.splice(0), [`${product.id} ${product.orderId}`]);
  const [step] = await query<{ attempts: number }>(
    installation,
    `select attempts from provisioning_steps where product_id = '${product.id}'`,
  );
  assert.equal(step?.attempts, 3);
});

test("CAT-6 a step that is done never runs again", async () => {
  const { product } = await buildProducts(installation);
  await provision(product);
  await provision(product);
  assert.deepEqual(calls.splice(0), [`${product.id} ${product.orderId}`]);
  const changes = await query(
    installation,
    `select 1 from product_changes where product_id = '${product.id}'`,
  );
  assert.equal(changes.length, 2);
});

test("two runs at once activate a product once, and the last product of an order sends one mail", async () => {
  const { customer, products } = await buildProducts(installation, { lines: [{ quantity: 6 }] });
  await Promise.all([...products, ...products].map(provision));
  const changes = await query(
    installation,
    `select 1 from product_changes where organization_id = '${customer.organizationId}' and to_state = 'active'`,
  );
  assert.equal(changes.length, 6);
  const mails = await installation.mails(customer.email);
  assert.deepEqual(
    mails.map((mail) => mail.subject),
    ["Your 6 products are ready"],
  );
  calls.splice(0);
});

test("a plan whose module is not installed waits with a clear error", async () => {
  const { product } = await buildProducts(installation);
  await installation.write(({ db }) =>
    db.updateTable("plans").set({ module: "plesk" }).where("id", "=", "web-hosting-standard").execute(),
  );
  await assert.rejects(provision(product), /no provisioning module named plesk/);
  assert.equal(await stateOf(product), "pending");
});

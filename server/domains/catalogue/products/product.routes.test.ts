import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { listProducts, readProduct } from "./product.contract.ts";
import { buildProducts } from "./product.factory.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });

test("CAT-5 a product shows its state, its access and its history, latest first", async () => {
  const { customer, product } = await buildProducts(installation);
  const params = { organizationId: customer.organizationId, productId: product.id };
  const pending = await customer.browser.call(readProduct, { params });
  assert.equal(pending.body.state, "pending");
  assert.deepEqual(pending.body.access, []);
  await installation.runJobs();
  const active = await customer.browser.call(readProduct, { params });
  assert.equal(active.body.state, "active");
  assert.deepEqual(
    active.body.access.map((fact) => fact.name),
    ["server", "user"],
  );
  assert.deepEqual(
    active.body.changes.map(({ fromState, toState, cause, actorName }) => [
      fromState,
      toState,
      cause,
      actorName !== null,
    ]),
    [
      ["pending", "active", "provisioned", false],
      [null, "pending", "ordered", true],
    ],
  );
});

test("products of another organization are not there", async () => {
  const { customer, product } = await buildProducts(installation);
  const stranger = await buildCustomer(installation);
  const own = { organizationId: customer.organizationId, productId: product.id };
  assert.equal((await stranger.browser.call(readProduct, { params: own })).status, 404);
  assert.equal((await stranger.browser.call(listProducts, { params: own })).status, 404);
  const mixed = { organizationId: stranger.organizationId, productId: product.id };
  assert.equal((await stranger.browser.call(readProduct, { params: mixed })).status, 404);
  const wrong = { organizationId: stranger.organizationId, productId: "no-id" };
  assert.equal((await stranger.browser.call(readProduct, { params: wrong })).status, 404);
});

test("ORG-2 collaborators and external users see only the products given to them", async () => {
  const { customer, products } = await buildProducts(installation, { lines: [{ quantity: 3 }] });
  const { organizationId } = customer;
  const [given, hidden] = products;
  for (const role of ["collaborator", "external"] as const) {
    const member = await buildMember(installation, organizationId, role);
    await installation.write(({ db }) =>
      db
        .insertInto("member_products")
        .values({ organization_id: organizationId, user_id: member.userId, product_id: given?.id ?? "" })
        .execute(),
    );
    const list = await member.browser.call(listProducts, { params: { organizationId } });
    assert.deepEqual(
      list.body.items.map((item) => item.id),
      [given?.id],
    );
    const read = (productId = "") =>
      member.browser.call(readProduct, { params: { organizationId, productId } });
    assert.equal((await read(given?.id)).status, 200);
    assert.equal((await read(hidden?.id)).status, 404);
  }
  const administrator = await buildMember(installation, organizationId, "administrator");
  const all = await administrator.browser.call(listProducts, { params: { organizationId } });
  assert.equal(all.body.items.length, 3);
});

test("products are searched, filtered and paged, newest first", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  await buildProducts(installation, { customer, lines: [{ planId: "mail-team", label: "Büro 50%" }] });
  installation.clock.advance({ seconds: 1 });
  await installation.runJobs();
  await buildProducts(installation, { customer, lines: [{ label: "Shop", quantity: 5 }] });
  const list = async (query: Record<string, string | number>) =>
    (await customer.browser.call(listProducts, { params: { organizationId }, query })).body;
  const labels = async (query: Record<string, string | number>) =>
    (await list(query)).items.map((item) => item.label);
  assert.equal((await labels({})).at(-1), "Büro 50%");
  assert.deepEqual(await labels({ search: "büro" }), ["Büro 50%"]);
  assert.deepEqual(await labels({ search: "50%" }), ["Büro 50%"]);
  assert.deepEqual(await labels({ search: "5_%" }), []);
  assert.equal((await labels({ search: "web hosting" })).length, 5);
  assert.deepEqual(await labels({ state: "active" }), ["Büro 50%"]);
  assert.deepEqual(await labels({ family: "mail" }), ["Büro 50%"]);
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor ? { limit: 2, cursor } : { limit: 2 });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.next;
  }
  assert.equal(seen.length, 6);
  assert.equal(new Set(seen).size, 6);
  const bad = await customer.browser.call(listProducts, {
    params: { organizationId },
    query: { limit: 1000 },
  });
  assert.equal(bad.problem.code, "platform.invalid_input");
});

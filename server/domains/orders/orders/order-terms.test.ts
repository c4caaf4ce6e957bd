import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { buildCatalogue } from "../../catalogue/plans/plan.factory.ts";
import { readInstallation } from "../../identity/sessions/session.contract.ts";
import * as contract from "./order.contract.ts";
import { oneHosting } from "./order.factory.ts";

const terms = { url: "https://alpenhost.example/terms", version: "2026-11" };
const installation = await testInstallation({ config: { terms } });
await buildCatalogue(installation);

test("MON-3 where the provider has terms, an order keeps the version that was accepted, and when", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  assert.deepEqual((await browser.call(readInstallation)).body.terms, terms);
  const body = { lines: oneHosting, expectedTotalMinor: 1072, termsVersion: terms.version };
  const placed = await browser.call(contract.placeOrder, { params: { organizationId }, body });
  assert.equal(placed.status, 201);
  assert.deepEqual(
    [placed.body.termsVersion, placed.body.termsAcceptedAt],
    [terms.version, placed.body.placedAt],
  );
});

test("MON-3 without the terms, or with those of before, nothing is placed", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  const params = { organizationId };
  for (const accepted of [{}, { termsVersion: null }, { termsVersion: "2025-01" }, { termsVersion: "" }]) {
    const body = { lines: oneHosting, expectedTotalMinor: 1072, ...accepted };
    const { status, problem } = await browser.call(contract.placeOrder, { params, body });
    assert.deepEqual([status, problem.code], [409, "orders.terms_not_accepted"]);
  }
  assert.equal((await browser.call(contract.listOrders, { params })).body.items.length, 0);
});

test("MON-3 a provider without terms keeps none, whatever a browser sends", async () => {
  const other = await testInstallation();
  await buildCatalogue(other);
  const { browser, organizationId } = await buildCustomer(other);
  assert.equal((await browser.call(readInstallation)).body.terms, null);
  const body = { lines: oneHosting, expectedTotalMinor: 1072, termsVersion: "invented" };
  const placed = await browser.call(contract.placeOrder, { params: { organizationId }, body });
  assert.deepEqual([placed.status, placed.body.termsVersion, placed.body.termsAcceptedAt], [201, null, null]);
});

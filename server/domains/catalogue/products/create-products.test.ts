import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildProducts } from "./product.factory.ts";

const installation = await testInstallation();

test("REN-4 a product begins today in the provider's time zone and holds on to that day of the month", async () => {
  const cases: [string, "month" | "year", string, string, number][] = [
    ["2026-01-31T12:00:00Z", "month", "2026-01-31", "2026-02-28", 31],
    ["2028-01-31T12:00:00Z", "month", "2028-01-31", "2028-02-29", 31],
    ["2028-02-29T12:00:00Z", "year", "2028-02-29", "2029-02-28", 29],
    ["2026-12-31T22:59:00Z", "month", "2026-12-31", "2027-01-31", 31],
    ["2026-12-31T23:00:00Z", "month", "2027-01-01", "2027-02-01", 1],
  ];
  for (const [now, period, startsOn, expiresOn, anchorDay] of cases) {
    installation.clock.set(now);
    const { product } = await buildProducts(installation, { lines: [{ period }] });
    const [row] = await query(
      installation,
      `select starts_on, expires_on, anchor_day from products where id = '${product.id}'`,
    );
    assert.deepEqual(row, { starts_on: startsOn, expires_on: expiresOn, anchor_day: anchorDay });
  }
});

test("CAT-5 a product for each unit, with its own history and its own job", async () => {
  const { products } = await buildProducts(installation, {
    lines: [
      { quantity: 3, label: "Shop" },
      { planId: "mail-team", label: "Mail", period: "year" },
    ],
  });
  assert.deepEqual(
    products.map((product) => product.label),
    ["Shop 1", "Shop 2", "Shop 3", "Mail"],
  );
  const ids = products.map((product) => `'${product.id}'`).join(", ");
  const changes = await query<{ cause: string }>(
    installation,
    `select cause from product_changes where product_id in (${ids})`,
  );
  assert.deepEqual(
    changes.map((change) => change.cause),
    ["ordered", "ordered", "ordered", "ordered"],
  );
  await installation.runJobs();
  const active = await query(
    installation,
    `select 1 from products where id in (${ids}) and state = 'active'`,
  );
  assert.equal(active.length, 4);
});

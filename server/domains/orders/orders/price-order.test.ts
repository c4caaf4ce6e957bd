import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { readInvoice } from "../../billing/invoices/invoice.contract.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { buildCatalogue } from "../../catalogue/plans/plan.factory.ts";
import { listProducts } from "../../catalogue/products/product.contract.ts";
import { buildProducts } from "../../catalogue/products/product.factory.ts";
import { placeOrder, priceOrder, readOrder } from "./order.contract.ts";
import { buildOrder, type Lines } from "./order.factory.ts";

const installation = await testInstallation();
await buildCatalogue(installation);

const hostings = (quantity: number): Lines => [{ planId: "web-hosting-standard", period: "month", quantity }];

const paramsOf = ({ organizationId }: Customer) => ({ organizationId });

async function pricesOf(customer: Customer, lines: Lines) {
  return (await customer.browser.call(priceOrder, { params: paramsOf(customer), body: { lines } })).body;
}

test("CAT-3 35 web hostings have 25 % volume rate in francs and in euros, and say so line by line", async () => {
  const swiss = await pricesOf(await buildCustomer(installation), hostings(35));
  assert.deepEqual(swiss.lines[0]?.volume, { rate: "25", listMinor: 34720, minor: 8680 });
  assert.equal(swiss.netMinor, 26040);
  assert.deepEqual(swiss.volumeRates, [
    { familyId: "web-hosting", familyName: "Web hosting", quantity: 35, rate: "25", next: null },
  ]);
  const german = await pricesOf(await buildCustomer(installation, { country: "DE" }), hostings(35));
  assert.deepEqual(german.lines[0]?.volume, { rate: "25", listMinor: 20125, minor: 5031 });
  assert.equal(german.netMinor, 15094, "150.9375 rounded once");
});

test("CAT-3 plans of a family count together whatever their period, other families for themselves", async () => {
  const prices = await pricesOf(await buildCustomer(installation), [
    ...hostings(4),
    { planId: "web-hosting-business", period: "year", quantity: 1 },
    { planId: "mail-single", period: "month", quantity: 7 },
  ]);
  assert.deepEqual(
    prices.lines.map(({ volume }) => volume?.rate ?? null),
    ["5", "5", null],
  );
  assert.deepEqual(
    prices.volumeRates.map(({ familyId, quantity, rate, next }) => ({ familyId, quantity, rate, next })),
    [
      { familyId: "web-hosting", quantity: 5, rate: "5", next: { missing: 5, rate: "10" } },
      { familyId: "mail", quantity: 7, rate: "0", next: { missing: 3, rate: "5" } },
    ],
  );
});

test("CAT-3 products that the organization has count, those that are over and those of others do not", async () => {
  const customer = await buildCustomer(installation);
  const { products } = await buildProducts(installation, { customer, lines: [{ quantity: 6 }] });
  await buildProducts(installation, { lines: [{ quantity: 20 }] });
  const states = ["pending", "active", "expired", "suspended", "terminated", "cancelled"] as const;
  await installation.write(async ({ db }) => {
    for (const [at, state] of states.entries()) {
      await db
        .updateTable("products")
        .set({ state })
        .where("id", "=", products[at]?.id ?? "")
        .execute();
    }
  });
  const quantityWith = async (quantity: number) => {
    const [rate] = (await pricesOf(customer, hostings(quantity))).volumeRates;
    return [rate?.quantity, rate?.rate];
  };
  assert.deepEqual(await quantityWith(1), [5, "5"]);
  assert.deepEqual(await quantityWith(6), [10, "10"]);
});

test("CAT-3 an order is refused if products of the family went since its total was shown", async () => {
  const customer = await buildCustomer(installation);
  const { products } = await buildProducts(installation, { customer, lines: [{ quantity: 4 }] });
  const { totalMinor } = await pricesOf(customer, hostings(1));
  await installation.write(({ db }) =>
    db
      .updateTable("products")
      .set({ state: "terminated" })
      .where("id", "=", products[0]?.id ?? "")
      .execute(),
  );
  const body = { lines: hostings(1), expectedTotalMinor: totalMinor };
  const refused = await customer.browser.call(placeOrder, { params: paramsOf(customer), body });
  assert.equal(refused.problem.code, "orders.price_changed");
});

test("CAT-3 order, invoice and products after a volume rate: parts add up, products keep the list price", async () => {
  const { customer, order } = await buildOrder(installation, { lines: hostings(35) });
  const params = { ...paramsOf(customer), orderId: order.id };
  assert.equal(order.totalMinor, 28149, "260.40 and 8.1 % VAT");
  const target = {
    kind: "due_item",
    ...paramsOf(customer),
    dueItemId: order.payment?.dueItemId ?? "",
  } as const;
  const amountMinor = BigInt(order.totalMinor);
  await receive(installation, [buildPayment(installation, { amountMinor, target })]);
  const paid = (await customer.browser.call(readOrder, { params })).body;
  assert.equal(paid.state, "paid");
  assert.deepEqual(paid.lines, order.lines);
  const invoiceId = paid.invoiceId ?? "";
  const invoice = await customer.browser.call(readInvoice, { params: { ...params, invoiceId } });
  const [line] = invoice.body.lines;
  assert.deepEqual(line?.volume, { rate: "25", listMinor: 34720, minor: 8680 });
  assert.equal(line?.netMinor, 34720 - 8680);
  assert.equal(invoice.body.totalMinor, order.totalMinor);
  const products = await customer.browser.call(listProducts, { params, query: { limit: 100 } });
  assert.equal(products.body.items.length, 35);
  assert.ok(products.body.items.every(({ minor }) => minor === 992));
  assert.equal((await pricesOf(customer, hostings(1))).lines[0]?.volume?.rate, "25");
});

test("CAT-3 a new scale takes the place of the whole former one at midnight; orders keep their rate", async () => {
  const { customer, order } = await buildOrder(installation, { lines: hostings(10) });
  await installation.write(({ db }) =>
    db
      .insertInto("plan_family_tiers")
      .values({ family_id: "web-hosting", valid_from: "2026-12-01", from_quantity: 3, volume_rate: "2.5" })
      .execute(),
  );
  const rateOf = async (quantity: number) => (await pricesOf(customer, hostings(quantity))).volumeRates[0];
  installation.clock.set("2026-11-30T22:59:59Z");
  assert.equal((await rateOf(10))?.rate, "10");
  installation.clock.set("2026-11-30T23:00:00Z");
  assert.equal((await rateOf(10))?.rate, "2.5", "midnight in Zurich");
  assert.equal((await rateOf(1))?.next?.missing, 2);
  const params = { ...paramsOf(customer), orderId: order.id };
  assert.deepEqual((await customer.browser.call(readOrder, { params })).body.lines, order.lines);
});

test("CAT-3 a scale is never changed", async () => {
  await assert.rejects(
    installation.write(({ db }) => db.updateTable("plan_family_tiers").set({ volume_rate: "1" }).execute()),
    /permission denied|never changed/,
  );
});

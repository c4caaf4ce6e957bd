import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { sandboxModule } from "../../../providers/provisioning/sandbox-module.ts";
import { readInvoice } from "../../billing/invoices/invoice.contract.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { listPlans } from "../../catalogue/plans/plan.contract.ts";
import { buildCatalogue } from "../../catalogue/plans/plan.factory.ts";
import { listProducts, readProduct } from "../../catalogue/products/product.contract.ts";
import { listOrders, priceOrder, readOrder } from "./order.contract.ts";
import { buildOrder, type Lines } from "./order.factory.ts";

const told: string[] = [];
const module = {
  ...sandboxModule(),
  async create({ options }: { options: readonly string[] }) {
    told.push(options.join());
  },
};
const installation = await testInstallation({ providers: { provisioning: new Map([["sandbox", module]]) } });
await buildCatalogue(installation);

const withBackups = (over: Partial<Lines[number]> = {}): Lines => [
  {
    ...{ planId: "web-hosting-standard", period: "month", quantity: 2, label: "Shop" },
    ...{ optionIds: ["backups-year"] },
    ...over,
  },
];

const paramsOf = ({ organizationId }: Customer) => ({ organizationId });
const price = (customer: Customer, lines: Lines) =>
  customer.browser.call(priceOrder, { params: paramsOf(customer), body: { lines } });

test("CAT-1 plans show their options with prices, in the organization's currency and the reader's language", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  const { families } = (await customer.browser.call(listPlans, { params: paramsOf(customer) })).body;
  const plans = families.flatMap((family) => family.plans);
  const [option, ...others] = plans.find(({ id }) => id === "web-hosting-standard")?.options ?? [];
  assert.deepEqual(others, []);
  assert.equal(option?.name, "Tägliche Sicherungen, ein Jahr aufbewahrt");
  assert.deepEqual(option?.prices, [
    { period: "month", minor: 300, currency: "CHF" },
    { period: "year", minor: 3240, currency: "CHF" },
  ]);
  assert.deepEqual(plans.find(({ id }) => id === "domain-ch")?.options, []);
});

test("CAT-1 an option is a line behind its product, as many of it, without volume rate; parts add up", async () => {
  const lines = [
    { planId: "mail-single", period: "month", quantity: 1, optionIds: [] },
    ...withBackups({ quantity: 35, optionIds: ["backups-year", "backups-year"] }),
  ] satisfies Lines;
  const { body } = await price(await buildCustomer(installation), lines);
  assert.deepEqual(
    body.lines.map(({ optionId, ofLine, label, quantity, netMinor }) => [
      ...[optionId, ofLine, label],
      ...[quantity, netMinor],
    ]),
    [
      [null, null, null, 1, 190],
      [null, null, "Shop", 35, 26040],
      ["backups-year", 1, "Shop", 35, 10500],
    ],
  );
  assert.equal(body.lines[2]?.volume, null);
  assert.deepEqual(body.vat, [{ rate: "8.1", code: "standard", netMinor: 36730, vatMinor: 2975 }]);
  assert.equal(body.totalMinor, 39705);
});

test("CAT-1 an option of another plan, period or catalogue cannot be ordered", async () => {
  const customer = await buildCustomer(installation);
  const codeOf = async (over: Partial<Lines[number]>) =>
    (await price(customer, withBackups(over))).problem.code;
  assert.equal(await codeOf({ optionIds: ["nothing"] }), "catalogue.option_not_offered");
  assert.equal(await codeOf({ optionIds: ["storage-100gb"] }), "catalogue.option_not_offered");
  await installation.write(({ db }) =>
    db.updateTable("plan_options").set({ is_offered: false }).where("plan_id", "=", "backup-5tb").execute(),
  );
  const storage = { planId: "backup-5tb", optionIds: ["storage-100gb"] };
  assert.equal(await codeOf(storage), "catalogue.option_not_offered");
  const many = Array.from({ length: 21 }, () => "backups-year");
  assert.equal(await codeOf({ optionIds: many }), "platform.invalid_input");
});

test("CAT-1 a paid option is on the invoice, with each product, and told to the provisioning module", async () => {
  const { customer, order } = await buildOrder(installation, { lines: withBackups() });
  const params = { ...paramsOf(customer), orderId: order.id };
  assert.equal(order.netMinor, 2 * 992 + 2 * 300);
  const list = (await customer.browser.call(listOrders, { params: paramsOf(customer) })).body;
  assert.equal(list.items[0]?.summary, "2 × Web Hosting Standard (Shop)", "products, not their options");
  const target = {
    kind: "due_item",
    ...paramsOf(customer),
    dueItemId: order.payment?.dueItemId ?? "",
  } as const;
  const amountMinor = BigInt(order.totalMinor);
  await receive(installation, [buildPayment(installation, { amountMinor, target })]);
  await installation.runJobs();
  assert.deepEqual(told.splice(0), ["backup-retention-365", "backup-retention-365"]);
  const { invoiceId } = (await customer.browser.call(readOrder, { params })).body;
  const invoice = await customer.browser.call(readInvoice, {
    params: { ...paramsOf(customer), invoiceId: invoiceId ?? "" },
  });
  assert.deepEqual(
    invoice.body.lines.map(({ description, detail, netMinor }) => [description, detail, netMinor]),
    [
      ["Web Hosting Standard", "Shop", 1984],
      ["Daily backups kept for a year", "Shop", 600],
    ],
  );
  const products = (await customer.browser.call(listProducts, { params: paramsOf(customer) })).body.items;
  assert.equal(products.length, 2, "an option is no product");
  for (const { id } of products) {
    const product = await customer.browser.call(readProduct, {
      params: { ...paramsOf(customer), productId: id },
    });
    assert.deepEqual(product.body.options, [
      { id: "backups-year", name: "Daily backups kept for a year", minor: 300 },
    ]);
  }
});

test("CAT-2 the price of an option changes at midnight of its first day, orders keep theirs", async () => {
  const { customer, order } = await buildOrder(installation, { lines: withBackups({ quantity: 1 }) });
  await installation.write(({ db }) =>
    db
      .insertInto("plan_option_prices")
      .values({
        ...{ plan_id: "web-hosting-standard", option_id: "backups-year", period: "month", currency: "CHF" },
        ...{ valid_from: "2026-12-01", amount_minor: 350n },
      })
      .execute(),
  );
  const optionMinor = async () =>
    (await price(customer, withBackups({ quantity: 1 }))).body.lines[1]?.netMinor;
  installation.clock.set("2026-11-30T22:59:59Z");
  assert.equal(await optionMinor(), 300);
  installation.clock.set("2026-11-30T23:00:00Z");
  assert.equal(await optionMinor(), 350, "midnight in Zurich");
  const params = { ...paramsOf(customer), orderId: order.id };
  assert.deepEqual((await customer.browser.call(readOrder, { params })).body.lines, order.lines);
});

import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildStaff } from "../../../../tests/support/people.ts";
import { readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { listPlans } from "../plans/plan.contract.ts";
import { buildCatalogue } from "../plans/plan.factory.ts";
import { addPrice, listStaffPlans, readStaffPlan } from "./price.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
await buildCatalogue(installation);
// The clock jumps further than a second factor holds, so each test has an administrator of its own.
let administrator = await buildStaff(installation);
beforeEach(async () => {
  administrator = await buildStaff(installation);
});

type NewPrice = CallOf<typeof addPrice>["body"];

const price = (over: Partial<NewPrice> = {}): NewPrice => ({
  ...{ period: "month", currency: "CHF", minor: 1090, validFrom: "2026-12-01" },
  ...over,
});

const add = (planId: string, body: NewPrice, key?: string) =>
  administrator.browser.call(addPrice, { params: { planId }, body }, key ? { key } : {});

const pricesOf = async (planId: string) =>
  (await administrator.browser.call(readStaffPlan, { params: { planId } })).body.prices
    .filter(({ optionId, period, currency }) => optionId === null && period === "month" && currency === "CHF")
    .map(({ minor, validFrom, state }) => [minor, validFrom, state]);

test("CAT-2 a price begins today at the earliest, and on no day that has one", async () => {
  const codeOf = async (body: NewPrice) => (await add("nas-2tb", body)).problem.code;
  assert.equal(await codeOf(price({ validFrom: "2026-11-21" })), "catalogue.price_in_the_past");
  assert.equal((await add("nas-2tb", price({ validFrom: "2026-11-22" }))).status, 201);
  assert.equal(await codeOf(price({ validFrom: "2026-11-22", minor: 1 })), "catalogue.price_day_taken");
  assert.deepEqual((await pricesOf("nas-2tb"))[0], [1090, "2026-11-22", "current"]);
  assert.equal(await codeOf(price({ currency: "USD" })), "catalogue.price_not_sold");
  assert.equal((await add("nothing", price())).status, 404);
});

test("CAT-2 two prices for one day at once: one of them counts", async () => {
  const answers = await Promise.all([1100, 1200, 1300].map((minor) => add("mail-team", price({ minor }))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});

test("API-1 the same key adds one price", async () => {
  const body = price({ validFrom: "2027-01-01" });
  const answers = await Promise.all([1, 2].map(() => add("mail-single", body, "price-key-1")));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
});

test("CAT-2 the price of an option has versions of its own", async () => {
  const optionId = "backups-year";
  const added = await add("web-hosting-business", price({ optionId, minor: 350 }));
  assert.equal(added.status, 201);
  assert.deepEqual(
    added.body.prices
      .filter((one) => one.period === "month" && one.currency === "CHF")
      .map((one) => [one.optionName, one.minor, one.state]),
    [
      [null, 1990, "current"],
      ["Daily backups kept for a year", 350, "upcoming"],
      ["Daily backups kept for a year", 300, "current"],
    ],
  );
  const twice = await add("web-hosting-business", price({ optionId, minor: 360 }));
  assert.equal(twice.problem.code, "catalogue.price_day_taken");
  const unknown = await add("web-hosting-business", price({ optionId: "nothing" }));
  assert.equal(unknown.problem.code, "catalogue.price_not_sold");
});

test("MON-1 a price is a whole number of minor units above zero", async () => {
  for (const minor of [0, -1, 9.5, 10_000_000]) {
    assert.equal((await add("mail-single", price({ minor }))).status, 422, String(minor));
  }
  for (const validFrom of ["2026-02-30", "", "1.12.2026"]) {
    assert.equal((await add("mail-single", price({ validFrom }))).status, 422, validFrom);
  }
});

test("staff see the prices that count and those to come, in the order of the catalogue", async () => {
  assert.equal(
    (await add("web-hosting-standard", price({ minor: 1050, validFrom: "2027-06-01" }))).status,
    201,
  );
  const { plans } = (await administrator.browser.call(listStaffPlans, {})).body;
  assert.equal(plans[0]?.id, "web-hosting-standard");
  assert.ok(plans.every(({ prices }) => prices.every(({ state }) => state !== "former")));
  assert.deepEqual(
    plans[0]?.prices
      .filter(({ optionId }) => optionId === null)
      .map(({ period, currency, minor }) => `${period} ${currency} ${minor}`),
    ["month CHF 992", "month CHF 1050", "year CHF 10710", "month EUR 575", "year EUR 6210"],
  );
});

test("each new price is in the activity log, and only administrators make one", async () => {
  await add("mail-company", price());
  const rows = await query<{ details: unknown }>(
    installation,
    `select details from user_audit where user_id = '${administrator.userId}' and action = 'staff.plan.add_price'`,
  );
  assert.deepEqual(
    rows.map(({ details }) => details),
    [
      {
        plan: "mail-company",
        option: null,
        period: "month",
        amount: "1090",
        currency: "CHF",
        validFrom: "2026-12-01",
      },
    ],
  );
  for (const role of ["support", "billing", "content"] as const) {
    const { browser } = await buildStaff(installation, role);
    const params = { planId: "mail-single" };
    assert.equal((await browser.call(addPrice, { params, body: price() })).status, 403, role);
    assert.equal((await browser.call(listStaffPlans, {})).status, 403, role);
  }
});

test("CAT-2 a new price counts from midnight of its day on, in the provider's time zone; the old one stays", async () => {
  const { customer, order } = await buildOrder(installation);
  const shown = async () => {
    const params = { organizationId: customer.organizationId };
    const { families } = (await customer.browser.call(listPlans, { params })).body;
    const plan = families.flatMap(({ plans }) => plans).find(({ id }) => id === "web-hosting-standard");
    return plan?.prices.find(({ period }) => period === "month")?.minor;
  };
  const added = await add("web-hosting-standard", price());
  assert.equal(added.status, 201);
  assert.deepEqual(await pricesOf("web-hosting-standard"), [
    [1050, "2027-06-01", "upcoming"],
    [1090, "2026-12-01", "upcoming"],
    [992, "2024-01-01", "current"],
  ]);
  installation.clock.set("2026-11-30T22:59:59Z");
  assert.equal(await shown(), 992);
  installation.clock.set("2026-11-30T23:00:00Z");
  assert.equal(await shown(), 1090, "midnight in Zurich");
  administrator = await buildStaff(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const kept = (await customer.browser.call(readOrder, { params })).body;
  assert.equal(kept.lines[0]?.unitPriceMinor, 992, "an order placed before keeps its price");
  assert.deepEqual(await pricesOf("web-hosting-standard"), [
    [1050, "2027-06-01", "upcoming"],
    [1090, "2026-12-01", "current"],
    [992, "2024-01-01", "former"],
  ]);
});

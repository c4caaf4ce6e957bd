import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { listPlans } from "./plan.contract.ts";
import { buildCatalogue } from "./plan.factory.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
await buildCatalogue(installation);

type Customer = Awaited<ReturnType<typeof buildCustomer>>;
const plansOf = async (customer: Customer) =>
  (await customer.browser.call(listPlans, { params: { organizationId: customer.organizationId } })).body;

test("CAT-1 the catalogue is in the organization's currency and the reader's language, in order", async () => {
  const swiss = await plansOf(await buildCustomer(installation, { language: "de" }));
  assert.equal(swiss.currency, "CHF");
  assert.deepEqual(
    swiss.families.map((family) => family.name),
    ["Webhosting", "E-Mail", "Domainnamen", "Suite", "NAS", "Backup"],
  );
  const [standard] = swiss.families[0]?.plans ?? [];
  assert.equal(standard?.name, "Webhosting Standard");
  assert.deepEqual(standard?.prices, [
    { period: "month", minor: 992, currency: "CHF" },
    { period: "year", minor: 10710, currency: "CHF" },
  ]);
  const german = await plansOf(await buildCustomer(installation, { country: "DE", language: "fr" }));
  assert.equal(german.currency, "EUR");
  assert.equal(german.families[0]?.name, "Hébergement web");
  assert.equal(german.families[0]?.plans[0]?.prices[0]?.minor, 575);
});

test("domain names say that they need a name, and are sold by the year", async () => {
  const { families } = await plansOf(await buildCustomer(installation));
  const domains = families.find((family) => family.id === "domains")?.plans ?? [];
  assert.ok(
    domains.every((plan) => plan.needsLabel && plan.prices.every((price) => price.period === "year")),
  );
  assert.ok(
    families
      .flatMap((family) => family.plans)
      .filter((plan) => plan.familyId !== "domains")
      .every((plan) => !plan.needsLabel),
  );
});

test("CAT-2 a new price counts from its first day on, and not before", async () => {
  const customer = await buildCustomer(installation);
  await installation.write(async ({ db }) => {
    const price = { plan_id: "nas-2tb", period: "month" as const, currency: "CHF" };
    await db
      .insertInto("plan_prices")
      .values({ ...price, valid_from: "2026-12-01", amount_minor: 2190n })
      .execute();
  });
  const priceOf = async () => {
    const plans = (await plansOf(customer)).families.flatMap((family) => family.plans);
    return plans.find((plan) => plan.id === "nas-2tb")?.prices.find((price) => price.period === "month")
      ?.minor;
  };
  installation.clock.set("2026-11-30T22:59:00Z");
  assert.equal(await priceOf(), 1990);
  installation.clock.set("2026-11-30T23:00:00Z");
  assert.equal(await priceOf(), 2190, "midnight in Zurich");
});

test("CAT-2 a price is never changed or deleted", async () => {
  await assert.rejects(
    installation.write(({ db }) => db.updateTable("plan_prices").set({ amount_minor: 1n }).execute()),
    /permission denied|never changed/,
  );
});

test("plans that are not offered, or have no price in the currency, are not listed", async () => {
  await installation.write(async ({ db }) => {
    await db.updateTable("plans").set({ is_offered: false }).where("id", "=", "mail-team").execute();
    const plan = {
      family_id: "mail",
      names: '{"en":"In euros"}',
      summaries: '{"en":"Only."}',
      module: "sandbox",
    };
    await db
      .insertInto("plans")
      .values({ id: "mail-euro", rank: 90, ...plan })
      .execute();
    const price = { period: "month" as const, currency: "EUR", valid_from: "2024-01-01", amount_minor: 100n };
    await db
      .insertInto("plan_prices")
      .values({ plan_id: "mail-euro", ...price })
      .execute();
  });
  const ids = async (country: string) =>
    (await plansOf(await buildCustomer(installation, { country }))).families.flatMap((family) =>
      family.plans.map((plan) => plan.id),
    );
  assert.ok(!(await ids("CH")).includes("mail-team"));
  assert.ok(!(await ids("CH")).includes("mail-euro"));
  assert.ok((await ids("DE")).includes("mail-euro"));
});

test("every member may see the plans; strangers find nothing", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const external = await buildMember(installation, customer.organizationId, "external");
  assert.equal((await external.browser.call(listPlans, { params })).status, 200);
  assert.equal((await (await buildCustomer(installation)).browser.call(listPlans, { params })).status, 404);
  assert.equal((await installation.browser().call(listPlans, { params })).status, 401);
});

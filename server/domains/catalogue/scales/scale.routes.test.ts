import assert from "node:assert/strict";
import test from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { buildCatalogue } from "../plans/plan.factory.ts";
import { readCatalogueFrame } from "../staff-plans/staff-plan.contract.ts";
import { addScale } from "./scale.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
await buildCatalogue(installation);
const administrator = await buildStaff(installation);

type Scale = CallOf<typeof addScale>["body"];
const params = { familyId: "web-hosting" };
const add = (body: Scale) => administrator.browser.call(addScale, { params, body });
const scale = (over: Partial<Scale> = {}): Scale => ({
  validFrom: "2026-12-01",
  steps: [
    { fromQuantity: 5, rate: "2.5" },
    { fromQuantity: 20, rate: "30" },
  ],
  ...over,
});

async function scalesOf(familyId: string) {
  const { families } = (await administrator.browser.call(readCatalogueFrame, {})).body;
  return families.find(({ id }) => id === familyId)?.scales ?? [];
}

test("CAT-3 new volume rates begin on their day and leave the present ones as they are", async () => {
  const [present] = await scalesOf("web-hosting");
  assert.ok(present);
  assert.equal((await add(scale())).status, 204);
  assert.deepEqual(await scalesOf("web-hosting"), [present, scale()]);
});

test("CAT-2 no rates begin in the past, nor twice on a day", async () => {
  assert.equal((await add(scale({ validFrom: "2026-11-21" }))).problem.code, "catalogue.price_in_the_past");
  const day = scale({ validFrom: "2027-03-01" });
  const answers = await Promise.all([1, 2, 3].map(() => add(day)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409, 409]);
});

test("CAT-3 a rate is below 100 percent with three decimals at most, and steps rise", async () => {
  const steps: Scale["steps"][] = [
    [],
    [{ fromQuantity: 5, rate: "100" }],
    [{ fromQuantity: 5, rate: "12.3456" }],
    [{ fromQuantity: 5, rate: "-1" }],
    [{ fromQuantity: 0, rate: "1" }],
    ["5", "5"].map((rate, at) => ({ fromQuantity: 5 + at, rate })),
    ["5", "6"].map((rate) => ({ fromQuantity: 5, rate })),
    ["9", "10"].map((rate, at) => ({ fromQuantity: 9 - at, rate })),
  ];
  for (const one of steps) {
    const answer = await add(scale({ validFrom: "2027-05-01", steps: one }));
    assert.equal(answer.status, 422, JSON.stringify(one));
  }
});

test("only administrators add volume rates", async () => {
  const { browser } = await buildStaff(installation, "billing");
  assert.equal((await browser.call(addScale, { params, body: scale() })).status, 403);
  const customer = await buildCustomer(installation);
  assert.equal((await customer.browser.call(addScale, { params, body: scale() })).status, 404);
  const unknown = { params: { familyId: "nothing" }, body: scale() };
  assert.equal((await administrator.browser.call(addScale, unknown)).status, 404);
});

import assert from "node:assert/strict";
import test from "node:test";
import type { CallOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { listPlans } from "../plans/plan.contract.ts";
import { buildCatalogue } from "../plans/plan.factory.ts";
import { changePlan, createPlan, readCatalogueFrame, readPlanDetails } from "./staff-plan.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
await buildCatalogue(installation);
const administrator = await buildStaff(installation);

type NewPlan = CallOf<typeof createPlan>["body"];
const inAll = <T>(value: T) => ({ en: value, de: value, fr: value, it: value, es: value });

let count = 0;
function newPlan(over: Partial<NewPlan> = {}): NewPlan {
  count += 1;
  return {
    ...{ id: `new-plan-${count}`, familyId: "web-hosting", rank: 100 + count, module: "sandbox" },
    ...{ names: inAll(`New ${count}`), summaries: inAll("For tests"), features: inAll(["One", "Two"]) },
    ...{ vatClass: "standard", isOffered: true, validFrom: "2026-11-22" },
    prices: [{ period: "month", currency: "CHF", minor: 1_500 }],
    ...over,
  };
}

const create = (body: NewPlan) => administrator.browser.call(createPlan, { body });
const codeOf = async (body: NewPlan) => (await create(body)).problem.code;

async function offered(country = "CH") {
  const customer = await buildCustomer(installation, { country });
  const params = { organizationId: customer.organizationId };
  const { families } = (await customer.browser.call(listPlans, { params })).body;
  return families.flatMap(({ plans }) => plans);
}

test("CAT-1 a new plan can be ordered at once, in the currencies that it has prices in", async () => {
  const body = newPlan();
  assert.equal((await create(body)).status, 201);
  const plan = (await offered()).find(({ id }) => id === body.id);
  assert.deepEqual(plan?.prices, [{ period: "month", minor: 1_500, currency: "CHF" }]);
  assert.deepEqual(plan?.features, ["One", "Two"]);
  assert.ok((await offered("DE")).every(({ id }) => id !== body.id));
});

test("CAT-1 two plans of a family cannot have one rank, nor two plans one identifier", async () => {
  const first = newPlan();
  assert.equal((await create(first)).status, 201);
  assert.equal(await codeOf(newPlan({ rank: first.rank })), "catalogue.rank_taken");
  assert.equal(await codeOf(newPlan({ id: first.id })), "catalogue.plan_id_taken");
  assert.equal(await codeOf(newPlan({ familyId: "nothing" })), "catalogue.family_unknown");
  assert.equal(await codeOf(newPlan({ module: "nothing" })), "catalogue.module_unknown");
  assert.equal(await codeOf(newPlan({ validFrom: "2026-11-21" })), "catalogue.price_in_the_past");
  const rank = 900;
  const answers = await Promise.all([1, 2, 3].map(() => create(newPlan({ rank }))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});

test("CAT-1 a text missing in a language is refused, and so are names, prices and features that do not fit", async () => {
  const wrong: Partial<NewPlan>[] = [
    { names: { ...inAll("Name"), it: " " } },
    { features: { ...inAll(["One"]), fr: [] } },
    { id: "Not An Id" },
    { rank: 0 },
    { rank: 1.5 },
    { prices: [] },
    { prices: [{ period: "month", currency: "CHF", minor: 0 }] },
    { prices: ["1", "2"].map(() => ({ period: "month" as const, currency: "CHF", minor: 1 })) },
  ];
  for (const over of wrong) assert.equal((await create(newPlan(over))).status, 422, JSON.stringify(over));
});

test("CAT-1 staff change texts and withdraw a plan; a change of what somebody changed meanwhile is refused", async () => {
  const body = newPlan();
  const { revision } = (await create(body)).body;
  const params = { planId: body.id };
  const change = (over: object) =>
    administrator.browser.call(changePlan, {
      params,
      body: {
        ...{
          revision,
          rank: body.rank,
          names: body.names,
          summaries: body.summaries,
          features: body.features,
        },
        ...{ isOffered: true, optionsOffered: [], ...over },
      },
    });
  const answers = await Promise.all([
    change({ names: inAll("By one") }),
    change({ names: inAll("By another") }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  assert.equal(refused?.problem.code, "catalogue.changed_meanwhile");
  const read = (await administrator.browser.call(readPlanDetails, { params })).body;
  assert.equal((await change({ revision: read.revision, isOffered: false })).status, 200);
  assert.ok((await offered()).every(({ id }) => id !== body.id));
  const taken = await change({ revision: read.revision + 1, rank: 1 });
  assert.equal(taken.problem.code, "catalogue.rank_taken");
  const rows = await query(
    installation,
    `select 1 as one from user_audit where user_id = '${administrator.userId}' and action = 'staff.plan.change'`,
  );
  assert.equal(rows.length, 2);
});

test("CAT-1 an option is offered or not, which products that have it do not notice", async () => {
  const params = { planId: "web-hosting-business" };
  const plan = (await administrator.browser.call(readPlanDetails, { params })).body;
  assert.ok(plan.options.length > 0);
  const { id: _, familyId: __, vatClass: ___, module: ____, options: _____, ...rest } = plan;
  const changed = await administrator.browser.call(changePlan, {
    params,
    body: { ...rest, optionsOffered: [] },
  });
  assert.ok(changed.body.options.every(({ isOffered }) => !isOffered));
  const shown = (await offered()).find(({ id }) => id === params.planId);
  assert.deepEqual(shown?.options, []);
});

test("only administrators see and change the catalogue so", async () => {
  for (const role of ["support", "billing", "content"] as const) {
    const { browser } = await buildStaff(installation, role);
    assert.equal((await browser.call(createPlan, { body: newPlan() })).status, 403, role);
    assert.equal((await browser.call(readCatalogueFrame, {})).status, 403, role);
  }
  const { browser } = await buildCustomer(installation);
  assert.equal((await browser.call(readCatalogueFrame, {})).status, 404);
});

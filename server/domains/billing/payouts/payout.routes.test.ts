import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  buildStaff,
  type Customer,
  testPassword,
  testTotpSecret,
} from "../../../../tests/support/people.ts";
import { codeOf } from "../../identity/factors/totp.rules.ts";
import { giveProof } from "../../identity/proofs/proof.contract.ts";
import { payInvoiceFromPrepaid } from "../invoices/invoice.contract.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import {
  approvePayout,
  listPayouts,
  listStaffPayouts,
  readPayout,
  readStaffPayout,
  refusePayout,
  withdrawPayout,
} from "./payout.contract.ts";
import { ask, buildFactor, buildPayout } from "./payout.factory.ts";

const installation = await testInstallation();
const paramsOf = ({ organizationId }: Customer) => ({ organizationId });

const account = async (customer: Customer) =>
  (await customer.browser.call(readPrepaidAccount, { params: paramsOf(customer) })).body;
const balanceOf = async (customer: Customer) => (await account(customer)).balances[0]?.minor;

async function assertLedgerHolds() {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
}

test("MON-10 a payout reserves its money from the request on", async () => {
  const customer = await buildCustomer(installation);
  const payout = await buildPayout(installation, customer);
  assert.deepEqual([payout.state, payout.minor, payout.abilities.withdraw], ["requested", 10_000, true]);
  assert.equal(await balanceOf(customer), 40_000);
  const [movement] = (await account(customer)).items;
  assert.deepEqual(
    [movement?.kind, movement?.outcome, movement?.minor, movement?.payoutNumber],
    ["payout", "payout", -10_000, payout.number],
  );
  const [mail] = (await installation.mails(customer.email)).filter(
    (one) => one.template === "billing.payout_requested",
  );
  assert.match(mail?.plain ?? "", /CHF.100\.00 from your prepaid account to CH56 0483 5012 3456 7800 9/);
  await assertLedgerHolds();
});

test("MON-10 withdrawn by the member or refused by staff, the money is back, once", async () => {
  const customer = await buildCustomer(installation);
  const staff = await buildStaff(installation, "billing");
  const first = await buildPayout(installation, customer);
  const params = { ...paramsOf(customer), payoutId: first.id };
  const withdrawn = await customer.browser.call(withdrawPayout, { params });
  assert.equal(withdrawn.body.state, "withdrawn");
  assert.equal(
    (await customer.browser.call(withdrawPayout, { params })).problem.code,
    "billing.payout_decided",
  );
  assert.equal(await balanceOf(customer), 50_000);
  installation.clock.advance({ minutes: 2 });
  const second = (await ask(customer, customer.organizationId)).body;
  const refusal = { params: { ...paramsOf(customer), payoutId: second.id }, body: { reason: "Wrong name." } };
  const answers = await Promise.all([
    staff.browser.call(refusePayout, refusal),
    staff.browser.call(refusePayout, refusal),
    staff.browser.call(approvePayout, { params: refusal.params }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, "one decision");
  const read = (await customer.browser.call(readPayout, { params: refusal.params })).body;
  assert.equal(await balanceOf(customer), read.state === "refused" ? 50_000 : 40_000);
  await assertLedgerHolds();
});

test("MON-10 staff approve, large payouts by two, and never one's own", async () => {
  const customer = await buildCustomer(installation);
  const [one, other] = [await buildStaff(installation, "billing"), await buildStaff(installation)];
  const small = await buildPayout(installation, customer);
  const smallParams = { ...paramsOf(customer), payoutId: small.id };
  assert.equal((await one.browser.call(approvePayout, { params: smallParams })).body.state, "approved");
  installation.clock.advance({ minutes: 2 });
  await buildPrepaid(installation, customer, 500_000n);
  const large = (await ask(customer, customer.organizationId, { minor: 100_000 })).body;
  const params = { ...paramsOf(customer), payoutId: large.id };
  const once = await one.browser.call(approvePayout, { params });
  assert.deepEqual(
    [once.body.state, once.body.approvals.length, once.body.approvalsNeeded],
    ["requested", 1, 2],
  );
  const twice = await one.browser.call(approvePayout, { params });
  assert.equal(twice.problem.code, "billing.payout_approved_by_you");
  assert.equal((await other.browser.call(approvePayout, { params })).body.state, "approved");
  const listed = await other.browser.call(listStaffPayouts, { query: { state: "approved" } });
  assert.ok(listed.body.items.some(({ id }) => id === large.id));

  const both = await buildStaff(installation);
  await installation.write(async (ctx) => {
    await ctx.db
      .insertInto("members")
      .values({
        ...{ organization_id: customer.organizationId, user_id: both.userId, role: "administrator" },
        ...{ has_billing: true, created_at: ctx.clock.now().toString() },
      })
      .execute();
  });
  const own = (await ask(both, customer.organizationId)).body;
  const ownParams = { ...paramsOf(customer), payoutId: own.id };
  assert.equal(
    (await both.browser.call(readStaffPayout, { params: ownParams })).body.abilities.approve,
    false,
  );
  const refused = await both.browser.call(approvePayout, { params: ownParams });
  assert.deepEqual([refused.status, refused.problem.code], [403, "billing.payout_own"]);
});

test("SEC-12 a payout needs a second factor that was given some minutes ago at most", async () => {
  const customer = await buildCustomer(installation);
  await buildPrepaid(installation, customer, 50_000n);
  const { organizationId, browser } = customer;
  const without = await ask(customer, organizationId);
  assert.deepEqual([without.status, without.problem.code], [403, "identity.factor_proof_needed"]);
  await buildFactor(installation, customer);
  assert.equal((await ask(customer, organizationId)).status, 201);
  installation.clock.advance({ minutes: 10 });
  const stale = await ask(customer, organizationId);
  assert.deepEqual([stale.status, stale.problem.code], [403, "identity.factor_proof_needed"]);
  await browser.call(giveProof, { body: { method: "password", password: testPassword } });
  const byPassword = await ask(customer, organizationId);
  assert.equal(byPassword.problem.code, "identity.factor_proof_needed", "the password is no factor");
  const code = codeOf(testTotpSecret, installation.services.clock.wall());
  assert.equal((await browser.call(giveProof, { body: { method: "totp", code } })).status, 204);
  assert.equal((await ask(customer, organizationId)).status, 201);
  assert.equal(await balanceOf(customer), 30_000);
});

test("MON-10 the account is checked: digits, country by currency, no QR-IBAN; and the balance", async () => {
  const customer = await buildCustomer(installation);
  await buildFactor(installation, customer);
  await buildPrepaid(installation, customer, 50_000n);
  const { organizationId } = customer;
  const codeOf = async (body: Parameters<typeof ask>[2]) =>
    (await ask(customer, organizationId, body)).problem.code;
  assert.equal(await codeOf({ iban: "CH5604835012345678008" }), "platform.invalid_input");
  assert.equal(await codeOf({ iban: "DE89370400440532013000" }), "billing.payout_account");
  assert.equal(await codeOf({ iban: "CH4431999123000889012" }), "billing.payout_account");
  assert.equal(await codeOf({ currency: "USD" }), "billing.account_missing");
  assert.equal(await codeOf({ minor: 50_001 }), "billing.prepaid_too_low");
  for (const minor of [0, -100, 0.5]) assert.equal(await codeOf({ minor }), "platform.invalid_input");
  const right = await ask(customer, organizationId, { iban: "ch56 0483 5012 3456 7800 9" });
  assert.equal(right.body.iban, "CH5604835012345678009");
});

test("MON-2 twenty payouts and payments at once never make a prepaid balance negative", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const members = await Promise.all(
    Array.from({ length: 10 }, () => buildMember(installation, organizationId, "administrator")),
  );
  for (const member of members) await buildFactor(installation, member);
  const invoices = await Promise.all(
    Array.from({ length: 10 }, () => buildInvoice(installation, { customer })),
  );
  await buildPrepaid(installation, customer, 5n * 12_842n + 99n);
  const answers = await Promise.all([
    ...members.map((member) => ask(member, organizationId, { minor: 12_842 })),
    ...invoices.map(({ invoice }) =>
      customer.browser.call(payInvoiceFromPrepaid, { params: { organizationId, invoiceId: invoice.id } }),
    ),
  ]);
  assert.equal(answers.filter(({ status }) => status < 300).length, 5);
  assert.ok(
    answers.every(({ status, problem }) => status < 300 || problem.code === "billing.prepaid_too_low"),
  );
  assert.equal(await balanceOf(customer), 99);
  await assertLedgerHolds();
});

test("a stranger finds no payout; members without billing and staff without the right are refused", async () => {
  const customer = await buildCustomer(installation);
  const { id: payoutId } = await buildPayout(installation, customer);
  const stranger = await buildCustomer(installation);
  const external = await buildMember(installation, customer.organizationId, "external");
  const support = await buildStaff(installation, "support");
  const params = { ...paramsOf(customer), payoutId };
  for (const endpoint of [readPayout, withdrawPayout, listPayouts] as const) {
    assert.equal((await stranger.browser.call(endpoint, { params })).status, 404, endpoint.id);
    assert.equal((await external.browser.call(endpoint, { params })).status, 403, endpoint.id);
  }
  const mixed = { ...paramsOf(stranger), payoutId };
  assert.equal((await stranger.browser.call(readPayout, { params: mixed })).status, 404);
  assert.equal((await ask(external, customer.organizationId)).status, 403);
  assert.equal((await support.browser.call(approvePayout, { params })).status, 403);
  assert.equal((await customer.browser.call(approvePayout, { params })).status, 404);
});

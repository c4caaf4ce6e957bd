import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { credit, importContent, paymentsOf, statement } from "../files/bank-file.factory.ts";
import { assignBankPayment, listCandidates } from "../payments/bank-payment.contract.ts";
import { claimPayment, listClaims, withdrawClaim } from "./claim.contract.ts";
import { mostOpenClaims } from "./claim.rules.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");
const today = installation.clock.today();
const iban = "CH5604835012345678009";

function claim(customer: Customer, body: Partial<{ minor: number; paidOn: string; iban: string }> = {}) {
  const params = { organizationId: customer.organizationId };
  return customer.browser.call(claimPayment, {
    params,
    body: { minor: 4_711, paidOn: today, iban: "", ...body },
  });
}

/** A payment of this amount that nobody knows. */
async function unknownPayment(minor: bigint, debtorIban?: string) {
  const debtor = debtorIban ? { debtorIban } : {};
  const file = await importContent(installation, staff, statement([credit({ minor, ...debtor })]));
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  return payment.id;
}

const reasonsFor = async (bankPaymentId: string, { organizationId }: Customer) =>
  (await staff.browser.call(listCandidates, { params: { bankPaymentId } })).body.items.find(
    (candidate) => candidate.organizationId === organizationId,
  )?.reasons;

test("MON-7 a customer claims a payment that waits; staff see it as a candidate, assign it, and the claim is confirmed", async () => {
  const customer = await buildCustomer(installation);
  const made = await claim(customer, { iban });
  assert.equal(made.status, 201);
  const bankPaymentId = await unknownPayment(4_711n, iban);
  assert.deepEqual(await reasonsFor(bankPaymentId, customer), ["claimed"]);
  const { organizationId } = customer;
  await staff.browser.call(assignBankPayment, {
    params: { bankPaymentId },
    body: { organizationId, dueItemId: null },
  });
  const { body } = await customer.browser.call(listClaims, { params: { organizationId } });
  assert.deepEqual(
    body.items.map(({ state }) => state),
    ["confirmed"],
  );
});

test("MON-7 another amount, another account or a far day is no claim of this payment", async () => {
  const [amount, account, day] = [
    await buildCustomer(installation),
    await buildCustomer(installation),
    await buildCustomer(installation),
  ];
  await claim(amount, { minor: 5_001 });
  await claim(account, { minor: 5_002, iban: "CH9300762011623852957" });
  await claim(day, { minor: 5_002, paidOn: "2026-01-05" });
  const bankPaymentId = await unknownPayment(5_002n, iban);
  for (const customer of [amount, account, day])
    assert.equal(await reasonsFor(bankPaymentId, customer), undefined);
});

test("MON-7 a claim that was withdrawn proposes nobody, and is withdrawn once", async () => {
  const customer = await buildCustomer(installation);
  const { body } = await claim(customer, { minor: 6_006 });
  const params = { organizationId: customer.organizationId, claimId: body.id };
  assert.equal((await customer.browser.call(withdrawClaim, { params })).body.state, "withdrawn");
  assert.equal((await customer.browser.call(withdrawClaim, { params })).body.state, "withdrawn");
  assert.equal(await reasonsFor(await unknownPayment(6_006n), customer), undefined);
});

test("a claim is refused at the field that is wrong", async () => {
  const customer = await buildCustomer(installation);
  for (const [field, body] of [
    ["minor", { minor: 0 }],
    ["paidOn", { paidOn: "2027-01-01" }],
    ["paidOn", { paidOn: "2020-01-01" }],
    ["iban", { iban: "CH56048350123456780099" }],
  ] as const) {
    const { status, problem } = await claim(customer, body);
    assert.equal(status, 422, field);
    assert.deepEqual(
      problem?.fields?.map(({ path }) => path),
      [field],
    );
  }
  const written = await claim(customer, { iban: "ch56 0483 5012 3456 7800 9" });
  assert.equal(written.body.iban, iban);
});

test("an organization has so many open claims at most", async () => {
  const customer = await buildCustomer(installation);
  for (let count = 0; count < mostOpenClaims; count += 1) assert.equal((await claim(customer)).status, 201);
  const { status, problem } = await claim(customer);
  assert.equal(status, 409);
  assert.equal(problem?.code, "bank.too_many_claims");
});

test("nobody withdraws the claim of another organization", async () => {
  const [owner, stranger] = [await buildCustomer(installation), await buildCustomer(installation)];
  const { body } = await claim(owner);
  const params = { organizationId: stranger.organizationId, claimId: body.id };
  assert.equal((await stranger.browser.call(withdrawClaim, { params })).status, 404);
});

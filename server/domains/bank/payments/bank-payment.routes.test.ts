import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { readPrepaidAccount } from "../../billing/payments/prepaid.contract.ts";
import {
  credit,
  endsOf,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  statement,
} from "../files/bank-file.factory.ts";
import { assignBankPayment, listBankPayments, listCandidates } from "./bank-payment.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");
const reference = "210000000003139471430009017";

test("MON-7 a payment without a reference waits, staff see whom it may be for, and assign it in one act", async () => {
  const customer = await buildCustomer(installation, { name: "Lindenhof Gartenbau" });
  await openItems(staff, [
    { customerNumber: customer.customerNumber, minor: 12_345n, reference, number: "R-77" },
  ]);
  const file = await importContent(
    installation,
    staff,
    statement([credit({ minor: 12_345n, debtorName: "Lindenhof Gartenbau", remittance: ["Rechnung R-77"] })]),
  );
  assert.deepEqual(await endsOf(staff, file.id), ["unassigned no_reference"]);
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  const params = { bankPaymentId: payment.id };
  const [candidate] = (await staff.browser.call(listCandidates, { params })).body.items;
  assert.equal(candidate?.number, "R-77");
  assert.ok(candidate?.reasons.includes("same_amount") && candidate.reasons.includes("number_in_text"));
  const body = { organizationId: customer.organizationId, dueItemId: candidate.dueItemId };
  const answers = await Promise.all(
    [1, 2].map(() => staff.browser.call(assignBankPayment, { params, body })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409], "two at once: one wins");
  assert.equal(await ledgerSum(staff, "unassigned"), 0);
  assert.equal(await ledgerSum(staff, "receivable"), 0);
});

test("MON-7 staff put a payment on the prepaid account of an organization; another amount cannot pay an invoice", async () => {
  const customer = await buildCustomer(installation);
  const file = await importContent(installation, staff, statement([credit({ minor: 7_700n })]));
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  const params = { bankPaymentId: payment.id };
  const done = await staff.browser.call(assignBankPayment, {
    params,
    body: { organizationId: customer.organizationId, dueItemId: null },
  });
  assert.equal(done.status, 200);
  const account = await customer.browser.call(readPrepaidAccount, {
    params: { organizationId: customer.organizationId },
  });
  assert.deepEqual(account.body.balances, [{ minor: 7_700, currency: "CHF" }]);
});

test("payments are for staff with the right: strangers get 404, others 403, bad input 422", async () => {
  const customer = await buildCustomer(installation);
  const support = await buildStaff(installation, "support");
  assert.equal((await customer.browser.call(listBankPayments, {})).status, 404);
  assert.equal((await support.browser.call(listBankPayments, {})).status, 403);
  const params = { bankPaymentId: customer.organizationId };
  assert.equal((await staff.browser.call(listCandidates, { params })).status, 404);
  assert.equal((await staff.browser.call(assignBankPayment, { params, body: {} as never })).status, 422);
});

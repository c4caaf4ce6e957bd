import assert from "node:assert/strict";
import test from "node:test";
import { makeQrReference } from "../../../../common/references.ts";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { readPrepaidAccount } from "../../billing/payments/prepaid.contract.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import {
  credit,
  endsOf,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  readFileAnswer,
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
    statement([credit({ minor: 12_345n, debtorName: "H. Muster", remittance: ["Rechnung R-77"] })]),
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

/** A payment that waits, as staff see it. */
async function buildWaiting(details: Parameters<typeof credit>[0] = {}) {
  const file = await importContent(installation, staff, statement([credit(details)]));
  const [payment] = await paymentsOf(staff, file.id);
  assert.ok(payment);
  return { file, payment, params: { bankPaymentId: payment.id } };
}

test("MON-7 a payment is assigned to nothing but a due item of exactly its amount and currency", async () => {
  const customer = await buildCustomer(installation);
  const own = makeQrReference("99001");
  await openItems(staff, [
    { customerNumber: customer.customerNumber, minor: 5_000n, reference: own, number: "E-1" },
  ]);
  const { organizationId } = customer;
  const { params } = await buildWaiting({ minor: 4_999n });
  const found = await staff.browser.call(listCandidates, { params, query: { search: "E-1" } });
  const due = found.body.items.find(({ number }) => number === "E-1");
  assert.deepEqual([due?.minor, due?.reasons], [5_000, ["found_by_search"]]);
  const body = { organizationId, dueItemId: due?.dueItemId ?? null };
  const less = await staff.browser.call(assignBankPayment, { params, body });
  assert.deepEqual([less.status, less.problem.code], [409, "bank.amount_differs"]);
  const euros = await importContent(
    installation,
    staff,
    statement([credit({ minor: 5_000n, currency: "EUR" })], {
      account: "DE89370400440532013000",
      currency: "EUR",
    }),
  );
  const [other] = await paymentsOf(staff, euros.id);
  const inEuros = { params: { bankPaymentId: other?.id ?? "" }, body };
  assert.equal((await staff.browser.call(assignBankPayment, inEuros)).problem.code, "bank.currency_differs");
  await importContent(installation, staff, statement([credit({ minor: 5_000n, reference: own })]));
  const late = await buildWaiting({ minor: 5_000n });
  const again = await staff.browser.call(assignBankPayment, { params: late.params, body });
  assert.equal(again.problem.code, "bank.not_due");
  assert.equal((await readWaiting(late.payment.id))?.state, "unassigned", "a refusal changes nothing");
});

const readWaiting = async (id: string) =>
  (await staff.browser.call(listBankPayments, { query: { limit: 200 } })).body.items.find(
    (one) => one.id === id,
  );

test("MON-7 a due item of one organization is not paid in the name of another", async () => {
  const [customer, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const own = makeQrReference("99002");
  await openItems(staff, [
    { customerNumber: customer.customerNumber, minor: 6_000n, reference: own, number: "E-2" },
  ]);
  const { params } = await buildWaiting({ minor: 6_000n, remittance: ["E-2"] });
  const [candidate] = (await staff.browser.call(listCandidates, { params })).body.items;
  assert.equal(candidate?.organizationId, customer.organizationId);
  const body = { organizationId: other.organizationId, dueItemId: candidate?.dueItemId ?? null };
  assert.equal((await staff.browser.call(assignBankPayment, { params, body })).status, 404);
  const nobody = { organizationId: params.bankPaymentId, dueItemId: null };
  assert.equal((await staff.browser.call(assignBankPayment, { params, body: nobody })).status, 404);
});

test("API-1 the same key assigns once and gives the same answer; the act stands in the customer's log", async () => {
  const customer = await buildCustomer(installation);
  const { file, params } = await buildWaiting({ minor: 8_800n });
  const call = { params, body: { organizationId: customer.organizationId, dueItemId: null } };
  const first = await staff.browser.call(assignBankPayment, call, { key: "assign-once-1" });
  const second = await staff.browser.call(assignBankPayment, call, { key: "assign-once-1" });
  assert.deepEqual([first.status, first.body], [200, second.body]);
  assert.deepEqual([first.body.state, first.body.outcome], ["assigned", "assigned_by_staff"]);
  const without = await staff.browser.fetch(
    `/api/v1/staff/bank/payments/${params.bankPaymentId}/assignments`,
    { method: "POST", body: JSON.stringify(call.body), headers: { "content-type": "application/json" } },
  );
  assert.equal(without.status, 400);
  const now = await readFileAnswer(staff, file.id);
  assert.deepEqual([now.results.unassigned, now.results.prepaid], [0, 1]);
  const log = await customer.browser.call(listActivity, {
    params: { organizationId: customer.organizationId },
  });
  assert.equal(log.body.items.filter(({ action }) => action === "bank_payment.assign").length, 1);
  const [mail] = await installation.mails(customer.email);
  assert.equal(mail?.template, "billing.prepaid_by_staff");
});

test("MON-7 a known account and a like name point at the organization", async () => {
  const customer = await buildCustomer(installation, { name: "Blumen Oberholzer" });
  const namesake = await buildCustomer(installation, { name: "Blumen Oberholzer GmbH" });
  const { params } = await buildWaiting({ minor: 321n, debtorName: "BLUMEN OBERHOLZER" });
  const { items } = (await staff.browser.call(listCandidates, { params })).body;
  const of = (organizationId: string) => items.find((item) => item.organizationId === organizationId);
  assert.deepEqual(of(customer.organizationId)?.reasons, ["same_name"]);
  assert.deepEqual(of(namesake.organizationId)?.reasons, ["same_name"]);
  assert.equal(of(customer.organizationId)?.dueItemId, null);
});

test("the queue and the list of all payments are searched, filtered and paged", async () => {
  const entries = [1n, 2n, 3n].map((minor) =>
    credit({ minor: 770_000n + minor, debtorName: "Zwyssig & Söhne" }),
  );
  const file = await importContent(installation, staff, statement(entries));
  const list = async (query: Record<string, unknown>) =>
    (await staff.browser.call(listBankPayments, { query })).body;
  const minors = ({ items }: { items: readonly { minor: number }[] }) => items.map(({ minor }) => minor);
  assert.deepEqual(minors(await list({ search: "zwyssig &" })), [770_003, 770_002, 770_001]);
  assert.deepEqual(minors(await list({ search: "7'700.02" })), [770_002]);
  assert.deepEqual(minors(await list({ search: "100% z" })), []);
  for (const queue of ["waiting", "all"]) {
    const first = await list({ queue, bankFileId: file.id, limit: 2 });
    const second = await list({ queue, bankFileId: file.id, limit: 2, cursor: first.next ?? "" });
    assert.deepEqual([minors(first), minors(second), second.next], [[770_003, 770_002], [770_001], null]);
  }
});

test("MON-7 the queue is filtered by what points at somebody, and shows how sure that is", async () => {
  const customer = await buildCustomer(installation);
  const { customerNumber } = customer;
  const own = makeQrReference("99017");
  await openItems(staff, [{ customerNumber, minor: 6_655n, reference: own, number: "CLUE-1" }]);
  const { payment } = await buildWaiting({ minor: 6_655n, remittance: ["CLUE-1"] });
  await buildWaiting({ minor: 6_656n });
  const list = async (reason: "number_in_text" | "near_reference") =>
    (await staff.browser.call(listBankPayments, { query: { reason, search: "66.55" } })).body.items;
  const [found] = await list("number_in_text");
  assert.deepEqual(
    [found?.id, found?.score, found?.reasons],
    [payment.id, 65, ["number_in_text", "same_amount"]],
  );
  assert.deepEqual(await list("near_reference"), []);
});

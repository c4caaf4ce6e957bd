import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { readStaffCharge } from "../charges/charge.contract.ts";
import { card, pay, payOnPage, settled, type } from "../charges/charge.factory.ts";
import { issueCreditNote } from "../credit-notes/credit-note.contract.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { readPrepaidAccount } from "../payments/prepaid.contract.ts";
import { undoPayment } from "../payments/undo-payment.ts";
import { startTopUp } from "../top-ups/top-up.contract.ts";
import { requestRefund } from "./refund.contract.ts";
import { settleRefundJob } from "./refund.jobs.ts";

const installation = await testInstallation({ payments: true });
const staff = await buildStaff(installation, "billing");

afterEach(async () => {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  for (const { rule, holds } of rules) assert.ok(holds, rule);
});

const balanceOf = async ({ browser, organizationId }: Customer) =>
  (await browser.call(readPrepaidAccount, { params: { organizationId } })).body;

const refund = ({ organizationId }: Customer, chargeId: string, minor: number) =>
  staff.browser.call(requestRefund, {
    params: { organizationId, chargeId },
    body: { minor, reason: "Credited" },
  });

const seen = async ({ organizationId }: Customer, chargeId: string) =>
  (await staff.browser.call(readStaffCharge, { params: { organizationId, chargeId } })).body;

const tokenOf = async (table: "charges" | "refunds", id: string) =>
  (
    await query<{ token: string }>(
      installation,
      `select ${table === "charges" ? "payment_token" : "token"} as token from ${table} where id = '${id}'`,
    )
  )[0]?.token ?? "";

/** A top-up of CHF 50 that was paid by card. */
async function toppedUp(number = "4242 4242 4242 4242") {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const topUp = (await customer.browser.call(startTopUp, { params, body: { minor: 5_000 } })).body;
  const charge = (await pay(customer, { kind: "top_up", subjectId: topUp.id })).body;
  await type(charge.url, card(number));
  await settled(installation);
  return { customer, chargeId: charge.id };
}

test("MON-14 a paid invoice that is credited is given back to the card, in parts, and the statement says so", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const charge = await payOnPage(customer, { kind: "invoice", subjectId: invoice.id });
  await settled(installation);
  const body = await buildCredit(installation, { organizationId, invoiceId: invoice.id });
  const params = { organizationId, invoiceId: invoice.id };
  assert.equal((await staff.browser.call(issueCreditNote, { params, body })).status, 201);
  assert.equal((await seen(customer, charge.id)).refundableMinor, charge.minor);
  assert.equal((await refund(customer, charge.id, 1_000)).status, 201);
  const rest = await refund(customer, charge.id, charge.minor - 1_000);
  assert.equal(rest.body.refundableMinor, 0);
  assert.deepEqual((await balanceOf(customer)).balances, [{ minor: 0, currency: "CHF" }]);
  await settled(installation);
  const done = await seen(customer, charge.id);
  assert.deepEqual(
    done.refunds.map(({ state, minor }) => [state, minor]),
    [
      ["done", 1_000],
      ["done", charge.minor - 1_000],
    ],
  );
  assert.equal((await balanceOf(customer)).items[0]?.outcome, "refund");
  const mails = await installation.mails(customer.email);
  assert.equal(mails.filter(({ template }) => template === "billing.refund_done").length, 2);
});

test("MON-14 no more is given back than the charge holds and the balance reaches, also by two at once", async () => {
  const { customer, chargeId } = await toppedUp();
  const many = await Promise.all([3_000, 3_000, 3_000].map((minor) => refund(customer, chargeId, minor)));
  assert.deepEqual(many.map(({ status }) => status).sort(), [201, 422, 422]);
  assert.equal(many.find(({ status }) => status === 422)?.problem.code, "billing.refund_too_much");
  await settled(installation);
  assert.deepEqual((await balanceOf(customer)).balances, [{ minor: 2_000, currency: "CHF" }]);
});

test("MON-14 a refund that the payment method does not take is on the prepaid account again", async () => {
  const { customer, chargeId } = await toppedUp("4000 0000 0000 7726");
  const asked = await refund(customer, chargeId, 5_000);
  await settled(installation);
  const [way] = (await seen(customer, chargeId)).refunds;
  assert.equal(way?.state, "requested");
  installation.payments.endRefund(await tokenOf("refunds", asked.body.refunds[0]?.id ?? ""), false);
  await settled(installation);
  const failed = await seen(customer, chargeId);
  assert.deepEqual([failed.refunds[0]?.state, failed.refundableMinor], ["failed", 5_000]);
  assert.deepEqual((await balanceOf(customer)).balances, [{ minor: 5_000, currency: "CHF" }]);
});

test("MON-14 a refund that fails after it was done is on the prepaid account again, booked and told once", async () => {
  const { customer, chargeId } = await toppedUp();
  const asked = await refund(customer, chargeId, 5_000);
  await settled(installation);
  assert.equal((await seen(customer, chargeId)).refunds[0]?.state, "done");
  const refundId = asked.body.refunds[0]?.id ?? "";
  installation.payments.endRefund(await tokenOf("refunds", refundId), false);
  await settled(installation);
  const { organizationId } = customer;
  const again = () => installation.write((ctx) => ctx.addJob(settleRefundJob, { organizationId, refundId }));
  await Promise.all([again(), again()]);
  await settled(installation);
  const failed = await seen(customer, chargeId);
  assert.deepEqual([failed.refunds[0]?.state, failed.refundableMinor], ["failed", 5_000]);
  assert.deepEqual((await balanceOf(customer)).balances, [{ minor: 5_000, currency: "CHF" }]);
  const mails = (await installation.mails(customer.email)).map(({ template }) => template);
  assert.equal(mails.filter((template) => template === "billing.refund_done").length, 1);
  assert.equal(mails.filter((template) => template === "billing.refund_failed").length, 1);
});

test("staff without the right give nothing back", async () => {
  const { customer, chargeId } = await toppedUp();
  const support = await buildStaff(installation, "support");
  const params = { organizationId: customer.organizationId, chargeId };
  const body = { minor: 1, reason: "x" };
  assert.equal((await support.browser.call(requestRefund, { params, body })).status, 403);
  assert.equal((await customer.browser.call(requestRefund, { params, body })).status, 404);
});

test("a payment that the payer's bank takes back is owed again; won it is paid again, lost it stays owed", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const params = { organizationId: customer.organizationId, invoiceId: invoice.id };
  const stateOf = async () => (await customer.browser.call(readInvoice, { params })).body.state;
  const charge = await payOnPage(customer, { kind: "invoice", subjectId: invoice.id });
  await settled(installation);
  const dispute = installation.payments.openDispute(await tokenOf("charges", charge.id));
  await settled(installation);
  assert.deepEqual([await stateOf(), (await seen(customer, charge.id)).chargeback], ["open", "open"]);
  await settled(installation);
  installation.payments.closeDispute(dispute, "won");
  await settled(installation);
  assert.deepEqual([await stateOf(), (await seen(customer, charge.id)).chargeback], ["paid", "won"]);
  const mails = (await installation.mails(customer.email)).map(({ template }) => template);
  assert.equal(mails.filter((template) => template === "billing.chargeback_opened").length, 1);
  assert.equal(mails.filter((template) => template === "billing.chargeback_won").length, 1);

  const lost = await buildInvoice(installation, { customer });
  const second = await payOnPage(customer, { kind: "invoice", subjectId: lost.invoice.id });
  await settled(installation);
  installation.payments.closeDispute(
    installation.payments.openDispute(await tokenOf("charges", second.id)),
    "lost",
  );
  await settled(installation);
  const left = await customer.browser.call(readInvoice, {
    params: { ...params, invoiceId: lost.invoice.id },
  });
  assert.deepEqual([left.body.state, (await seen(customer, second.id)).chargeback], ["open", "lost"]);
});

test("MON-14 what the payment provider holds is not undone by staff: a refund gives it back", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const charge = await payOnPage(customer, { kind: "invoice", subjectId: invoice.id });
  await settled(installation);
  const { chargeId, customer: other } = await toppedUp();
  const undo = (whose: Customer, paymentId: string) =>
    installation.write((ctx) =>
      undoPayment(ctx, { organizationId: whose.organizationId, paymentId, reason: "Wrong customer" }),
    );
  await assert.rejects(undo(customer, charge.id), { code: "billing.not_undoable" });
  await assert.rejects(undo(other, chargeId), { code: "billing.not_undoable" });
  const params = { organizationId, invoiceId: invoice.id };
  assert.equal((await customer.browser.call(readInvoice, { params })).body.state, "paid");
});

test("a top-up that the payer's bank takes back is owed on the account of chargebacks, and can be won", async () => {
  const { customer, chargeId } = await toppedUp();
  const dispute = installation.payments.openDispute(await tokenOf("charges", chargeId));
  await settled(installation);
  assert.equal((await seen(customer, chargeId)).refundableMinor, 0);
  const owed = () =>
    query<{ minor: bigint }>(
      installation,
      `select balance_minor as minor from ledger_balances where organization_id = '${customer.organizationId}' and account = 'chargebacks'`,
    );
  assert.deepEqual(await owed(), [{ minor: 5_000n }]);
  installation.payments.closeDispute(dispute, "won");
  await settled(installation);
  assert.deepEqual(await owed(), [{ minor: 0n }]);
});

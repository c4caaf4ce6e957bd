import assert from "node:assert/strict";
import {
  assignBankPayment,
  undoBankPayment,
} from "../../../server/domains/bank/payments/bank-payment.contract.ts";
import { card, pay, type } from "../../../server/domains/billing/charges/charge.factory.ts";
import { issueCreditNote } from "../../../server/domains/billing/credit-notes/credit-note.contract.ts";
import { buildCredit } from "../../../server/domains/billing/credit-notes/credit-note.factory.ts";
import {
  payInvoiceFromPrepaid,
  readInvoice,
} from "../../../server/domains/billing/invoices/invoice.contract.ts";
import { requestRefund } from "../../../server/domains/billing/refunds/refund.contract.ts";
import { query } from "../../support/installation.ts";
import type { Household, Remembered } from "./household.ts";
import type { Story } from "./stories.ts";

/** Opens the provider's page for an order and pays on it; answers the charge's id. */
async function payByCard(home: Household, order: Remembered, fields = card()): Promise<string> {
  const started = await pay(home.customer, { kind: "order", subjectId: order.id });
  assert.equal(started.status, 201, JSON.stringify(started.problem));
  await type(started.body.url, fields);
  return started.body.id;
}

async function invoiceOf(home: Household, order: Remembered): Promise<string> {
  const { invoiceId } = await home.read(order);
  assert.ok(invoiceId, "the order has an invoice");
  return invoiceId;
}

/** Pays by card; whether the provider's event comes once, twice or never makes no difference. */
const paysByCard: Story = async (home) => {
  const order = await home.order();
  await payByCard(home, order);
  order.ends = "paid";
};

/** Is declined, and transfers the money while the page is still open. */
const isDeclined: Story = async (home) => {
  const order = await home.order();
  await payByCard(home, order, card("4000 0000 0000 0002"));
  home.world.plan(2, async () => {
    home.transfer(order.total.minor, order.reference);
    order.ends = "paid";
  });
};

/** Pays by card, gets a credit note for all of it, and the money back on the card. */
const givesBack: Story = async (home) => {
  const { world, customer } = home;
  const order = await home.order();
  const chargeId = await payByCard(home, order);
  order.ends = "paid";
  const { browser } = world.staff;
  world.plan(2, async () => {
    const params = { ...home.params, invoiceId: await invoiceOf(home, order) };
    const body = await buildCredit(world.installation, params);
    const credited = await browser.call(issueCreditNote, { params, body });
    assert.equal(credited.status, 201, JSON.stringify(credited.problem));
    home.prepaid += order.total.minor;
  });
  world.plan(3, async () => {
    const params = { organizationId: customer.organizationId, chargeId };
    const minor = Number(order.total.minor < home.prepaid ? order.total.minor : home.prepaid);
    if (minor === 0) return;
    const asked = await browser.call(requestRefund, { params, body: { minor, reason: "Wanted it back" } });
    assert.equal(asked.status, 201, JSON.stringify(asked.problem));
    home.prepaid -= BigInt(minor);
  });
};

/** Pays by transfer; staff find that it was meant for the prepaid account, and the invoice is paid from there. */
const wasMisread: Story = async (home) => {
  const { world } = home;
  const order = await home.order();
  home.transfer(order.total.minor, order.reference);
  order.ends = "paid";
  world.plan(2, async () => {
    const invoiceId = await invoiceOf(home, order);
    const [booked] = await query<{ id: string }>(
      world.installation,
      `select p.id from bank_payments p join bank_payment_results r on r.bank_payment_id = p.id
       where p.reference = '${order.reference}' and r.state = 'booked'`,
    );
    const params = { bankPaymentId: booked?.id ?? "" };
    const { browser } = world.staff;
    const undone = await browser.call(undoBankPayment, { params, body: { reason: "Meant for the account" } });
    assert.equal(undone.status, 200, JSON.stringify(undone.problem));
    const body = { ...home.params, dueItemId: null };
    assert.equal((await browser.call(assignBankPayment, { params, body })).status, 200);
    home.prepaid += order.total.minor;
    const invoice = { params: { ...home.params, invoiceId } };
    assert.equal((await home.customer.browser.call(readInvoice, invoice)).body.state, "open");
    const paid = await home.customer.browser.call(payInvoiceFromPrepaid, invoice);
    assert.equal(paid.body.state, "paid", JSON.stringify(paid.problem));
    home.prepaid -= order.total.minor;
  });
};

/** Pays by card and takes the money back through the bank; is reminded, suspended, pays, and runs again. */
export const chargesBack: Story = async (home) => {
  const { world } = home;
  const { installation } = world;
  const order = await home.order();
  const chargeId = await payByCard(home, order);
  order.ends = "paid";
  const stateOf = async () => {
    const text = `select distinct state from products where order_id = '${order.id}'`;
    return (await query<{ state: string }>(installation, text)).map((row) => row.state).join();
  };
  world.plan(3, async () => {
    const [charge] = await query<{ payment_token: string }>(
      installation,
      `select payment_token from charges where id = '${chargeId}'`,
    );
    installation.payments.deliver("send");
    installation.payments.openDispute(charge?.payment_token ?? "");
  });
  // Told in the night of the third day: due after 30 days, reminded of for the last time 17 later, suspended 10 later.
  world.plan(59, async () => assert.equal(await stateOf(), "active"));
  world.plan(61, async () => {
    assert.equal(await stateOf(), "suspended");
    const params = { ...home.params, invoiceId: await invoiceOf(home, order) };
    const { body } = await home.customer.browser.call(readInvoice, { params });
    home.transfer(order.total.minor, body.payment?.reference ?? "");
  });
  world.plan(62, async () => assert.equal(await stateOf(), "active"));
};

export const cardStories: readonly Story[] = [paysByCard, isDeclined, givesBack, wasMisread];

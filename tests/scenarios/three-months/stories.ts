import assert from "node:assert/strict";
import { money } from "../../../common/money.ts";
import { readInvoice } from "../../../server/domains/billing/invoices/invoice.contract.ts";
import { approvePayout } from "../../../server/domains/billing/payouts/payout.contract.ts";
import { ask } from "../../../server/domains/billing/payouts/payout.factory.ts";
import { makePayoutBatch } from "../../../server/domains/billing/payouts/payout-batch.contract.ts";
import { startTopUp } from "../../../server/domains/billing/top-ups/top-up.contract.ts";
import * as orders from "../../../server/domains/orders/orders/order.contract.ts";
import { proveByApp, proveByPassword } from "../../support/people.ts";
import type { Household } from "./household.ts";

/** What a customer does over some days, with what must come of it written into the own books. */
export type Story = (home: Household) => Promise<void>;

/** Pays in time, with the right reference. */
const paysRight: Story = async (home) => {
  const order = await home.order();
  home.world.plan(home.world.chance.number(1, 6), async () => {
    home.transfer(order.total.minor, order.reference);
    order.ends = "paid";
  });
};

/** Pays too little: the money is on the prepaid account, which then pays a part, and a transfer the rest. */
const paysInParts: Story = async (home) => {
  const order = await home.order();
  home.world.plan(1, async () => {
    home.transfer(order.total.minor - 500n, order.reference);
    home.expect(order.total.minor - 500n);
  });
  home.world.plan(3, async () => {
    const params = { ...home.params, orderId: order.id };
    if (home.prepaid >= order.total.minor) {
      await home.customer.browser.call(orders.payOrderFromPrepaid, { params });
      home.prepaid -= order.total.minor;
      order.ends = "paid";
      return;
    }
    const part = home.prepaid;
    const body = { minor: Number(part) };
    const set = await home.customer.browser.call(orders.setPrepaidPart, { params, body });
    assert.equal(set.body.payment?.minor, Number(order.total.minor - part), JSON.stringify(set.problem));
    order.reference = set.body.payment?.reference ?? "";
    home.prepaid = 0n;
    home.world.plan(home.world.chance.number(1, 9), async () => {
      home.transfer(order.total.minor - part, order.reference);
      order.ends = "paid";
    });
  });
};

/** Sets a part aside, and cancels: the part is free again; the transfer that comes all the same is kept. */
const cancels: Story = async (home) => {
  const order = await home.order();
  const params = { ...home.params, orderId: order.id };
  const part = home.prepaid < order.total.minor ? home.prepaid : 0n;
  if (part > 0n) {
    const set = await home.customer.browser.call(orders.setPrepaidPart, {
      params,
      body: { minor: Number(part) },
    });
    assert.equal(set.status, 200, JSON.stringify(set.problem));
    home.prepaid -= part;
  }
  home.world.plan(2, async () => {
    const { status, problem } = await home.customer.browser.call(orders.cancelOrder, { params });
    assert.equal(status, 200, JSON.stringify(problem));
    order.ends = "customer";
    home.prepaid += part;
  });
  home.world.plan(4, async () => {
    home.transfer(order.total.minor, order.reference);
    home.expect(order.total.minor);
  });
};

/** Forgets the order, which expires. */
const forgets: Story = async (home) => {
  const order = await home.order();
  order.ends = "time";
};

/** A standing order repeats the reference of an order that was paid. */
const repeats: Story = async (home) => {
  const paid = home.orders.find(({ ends }) => ends === "paid");
  if (!paid || (await home.read(paid)).state !== "paid") return;
  home.transfer(1_234n, paid.reference);
  home.expect(1_234n);
};

/** Asks for the invoice first, is reminded of it three times, and pays. */
const waitsForReminders: Story = async (home) => {
  const order = await home.order();
  const { browser } = home.customer;
  const asked = await browser.call(orders.invoiceOrder, { params: { ...home.params, orderId: order.id } });
  assert.equal(asked.status, 201, JSON.stringify(asked.problem));
  const params = { ...home.params, invoiceId: asked.body.invoiceId };
  const reference = (await browser.call(readInvoice, { params })).body.payment?.reference ?? "";
  home.world.plan(50, async () => {
    const { body } = await browser.call(readInvoice, { params });
    assert.equal(body.remindedOn.length, 3, "due after 30 days, reminded of after 3, 10 and 17 more");
    home.transfer(order.total.minor, reference);
    order.ends = "paid";
  });
};

/** Tops the prepaid account up, sometimes with another amount than announced. */
const topsUp: Story = async (home) => {
  const minor = home.world.chance.number(20, 400) * 100;
  const started = await home.customer.browser.call(startTopUp, { params: home.params, body: { minor } });
  assert.equal(started.status, 201, JSON.stringify(started.problem));
  const reference = started.body.payment?.reference ?? "";
  home.world.plan(home.world.chance.number(1, 5), async () => {
    const sent = BigInt(minor) + (home.world.chance.number(1, 4) === 1 ? 555n : 0n);
    home.transfer(sent, reference);
    home.expect(sent);
  });
};

/** Wants money back; the bank pays it out, or returns it. */
const wantsMoneyBack: Story = async (home) => {
  const { world, currency, iban } = home;
  if (home.prepaid < 5_000n) return;
  await proveByApp(world.installation, home.customer);
  const asked = await ask(home.customer, home.customer.organizationId, {
    ...{ currency, minor: 3_000, iban },
  });
  assert.equal(asked.status, 201, JSON.stringify(asked.problem));
  home.prepaid -= 3_000n;
  const { id: payoutId, number } = asked.body;
  const params = { ...home.params, payoutId };
  const { browser } = world.staff;
  world.plan(1, async () => {
    await proveByPassword(world.staff);
    assert.equal((await browser.call(approvePayout, { params })).status, 200);
    await browser.call(makePayoutBatch, { body: { currency, destination: "bank" } });
  });
  const movement = { amount: money(3_000n, currency), endToEndId: `PAYOUT-${number}` };
  world.plan(2, async () => world.tell({ ...movement, direction: "DBIT" }));
  if (world.chance.number(1, 3) > 1) return;
  world.plan(5, async () => {
    world.tell({ ...movement, returnReason: "AC04" });
    home.expect(3_000n);
  });
};

/** Pays what lies on the prepaid account at once. */
const paysFromPrepaid: Story = async (home) => {
  const order = await home.order();
  if (home.prepaid < order.total.minor) {
    home.world.plan(1, async () => {
      home.transfer(order.total.minor, order.reference);
      order.ends = "paid";
    });
    return;
  }
  const params = { ...home.params, orderId: order.id };
  const paid = await home.customer.browser.call(orders.payOrderFromPrepaid, { params });
  assert.equal(paid.body.state, "paid", JSON.stringify(paid.problem));
  home.prepaid -= order.total.minor;
  order.ends = "paid";
};

export const stories: readonly Story[] = [
  ...[paysRight, paysInParts, cancels, forgets, repeats],
  ...[waitsForReminders, topsUp, wantsMoneyBack, paysFromPrepaid],
];

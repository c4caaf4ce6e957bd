import assert from "node:assert/strict";
import { buildCatalogue } from "../../../server/domains/catalogue/plans/plan.factory.ts";
import {
  cancelOrder,
  invoiceOrder,
  placeOrder,
  priceOrder,
} from "../../../server/domains/orders/orders/order.contract.ts";
import type { TestInstallation } from "../../support/installation.ts";
import { buildCustomer, type Customer } from "../../support/people.ts";
import type { PlannedOrder, PlannedOrganization } from "./plan.ts";
import type { PlacedOrder } from "./transfers.ts";

/** Organizations at the same time. */
const lanes = 8;

interface Placed {
  readonly customer: Customer;
  readonly planned: PlannedOrganization;
  readonly orders: PlacedOrder[];
}

/** The organizations of the plan order over HTTP: what will run out on `early`, the rest on `late`; what is to be cancelled or invoiced is. */
export async function placeOrders(
  installation: TestInstallation,
  plan: readonly PlannedOrganization[],
  { early, late }: { readonly early: string; readonly late: string },
): Promise<PlacedOrder[]> {
  await buildCatalogue(installation);
  installation.clock.set(early);
  const all = await inLanes(plan, async (planned): Promise<Placed> => {
    const customer = await buildCustomer(installation, { country: planned.country });
    return { customer, planned, orders: [] };
  });
  await inLanes(all, (one) => placeAll(one, ({ course }) => course === "expired"));
  installation.clock.set(late);
  await inLanes(all, (one) => placeAll(one, ({ course }) => course !== "expired"));
  return all.flatMap(({ orders }) => withPaidReference(orders));
}

/** The first order of the plan is paid; it is not always the first that was placed. */
function withPaidReference(orders: readonly PlacedOrder[]): PlacedOrder[] {
  const paid = orders.find(({ course }) => course === "right" || course === "twice");
  assert.ok(paid);
  return orders.map((order) => ({ ...order, paidReference: paid.reference }));
}

async function placeAll(
  { customer, planned, orders }: Placed,
  isWanted: (order: PlannedOrder) => boolean,
): Promise<void> {
  for (const order of planned.orders.filter(isWanted)) {
    orders.push(await placeOne(customer, planned.iban, order));
  }
}

async function placeOne(customer: Customer, iban: string, planned: PlannedOrder): Promise<PlacedOrder> {
  const { browser, organizationId } = customer;
  const { course, planId, quantity } = planned;
  const lines = [{ planId, period: "year" as const, quantity }];
  const params = { organizationId };
  const price = await browser.call(priceOrder, { params, body: { lines } });
  const expectedTotalMinor = price.body.totalMinor;
  const placed = await browser.call(placeOrder, { params, body: { lines, expectedTotalMinor } });
  assert.equal(placed.status, 201, JSON.stringify(placed.problem));
  const { id: orderId, totalMinor, currency, payment } = placed.body;
  const order = { params: { organizationId, orderId } };
  if (course === "cancelled") assert.equal((await browser.call(cancelOrder, order)).status, 200);
  if (course === "replaced_reference") assert.equal((await browser.call(invoiceOrder, order)).status, 201);
  const reference = payment?.reference ?? "";
  const amount = { minor: BigInt(totalMinor), currency };
  return { organizationId, iban, orderId, reference, paidReference: "", amount, quantity, course };
}

/** Works on all, some at a time, and answers in their order. */
async function inLanes<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const waiting = all.entries();
  const answers: R[] = [];
  const lane = async () => {
    for (const [index, one] of waiting) answers[index] = await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}

import assert from "node:assert/strict";
import { type Money, money } from "../../../common/money.ts";
import { readPrepaidAccount } from "../../../server/domains/billing/payments/prepaid.contract.ts";
import { buildFactor } from "../../../server/domains/billing/payouts/payout.factory.ts";
import { placeOrder, priceOrder, readOrder } from "../../../server/domains/orders/orders/order.contract.ts";
import { buildCustomer, type Customer } from "../../support/people.ts";
import type { World } from "./world.ts";

/** An order as its customer remembers it. */
export interface Remembered {
  readonly id: string;
  readonly total: Money;
  reference: string;
  /** What it must be when the months are over. */
  ends: "pending" | "paid" | "customer" | "time" | "credit_note";
}

/** A customer who keeps own books of what must be on the prepaid account, and of what became of each order. */
export class Household {
  readonly world: World;
  readonly customer: Customer;
  readonly currency: string;
  readonly iban: string;
  readonly orders: Remembered[] = [];
  prepaid = 0n;

  private constructor(world: World, customer: Customer, currency: string, iban: string) {
    this.world = world;
    this.customer = customer;
    this.currency = currency;
    this.iban = iban;
  }

  static async move(world: World, at: number): Promise<Household> {
    const isSwiss = at % 3 !== 0;
    const customer = await buildCustomer(world.installation, { country: isSwiss ? "CH" : "DE" });
    await buildFactor(world.installation, customer);
    const iban = isSwiss ? "CH5604835012345678009" : "DE89370400440532013000";
    return new Household(world, customer, isSwiss ? "CHF" : "EUR", iban);
  }

  get params() {
    return { organizationId: this.customer.organizationId };
  }

  /** Places an order of one to three web hostings for a year. */
  async order(): Promise<Remembered> {
    const { browser } = this.customer;
    const quantity = this.world.chance.number(1, 3);
    const lines = [{ planId: "web-hosting-standard", period: "year" as const, quantity }];
    const price = await browser.call(priceOrder, { params: this.params, body: { lines } });
    const body = { lines, expectedTotalMinor: price.body.totalMinor };
    const placed = await browser.call(placeOrder, { params: this.params, body });
    assert.equal(placed.status, 201, JSON.stringify(placed.problem));
    const { id, totalMinor, currency, payment } = placed.body;
    const total = money(BigInt(totalMinor), currency);
    const order: Remembered = { id, total, reference: payment?.reference ?? "", ends: "pending" };
    this.orders.push(order);
    return order;
  }

  async read(order: Remembered) {
    const params = { ...this.params, orderId: order.id };
    return (await this.customer.browser.call(readOrder, { params })).body;
  }

  /** Transfers money; the bank tells of it in the evening. */
  transfer(minor: bigint, reference: string, fromOwnAccount = true): void {
    const amount = money(minor, this.currency);
    this.world.tell({ amount, reference, ...(fromOwnAccount ? { iban: this.iban } : {}) });
  }

  /** What the bank tells of today is on the prepaid account in the evening. */
  expect(minor: bigint): void {
    this.world.tonight(() => {
      this.prepaid += minor;
    });
  }

  /** The balance that the console shows is the one of the own books. */
  async assertBalance(): Promise<void> {
    const { body } = await this.customer.browser.call(readPrepaidAccount, { params: this.params });
    const shown = body.balances.find(({ currency }) => currency === this.currency)?.minor ?? 0;
    assert.equal(
      BigInt(shown),
      this.prepaid,
      `prepaid account of ${this.customer.email} on ${this.world.today}`,
    );
  }
}

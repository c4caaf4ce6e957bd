import assert from "node:assert/strict";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { newId } from "../../../platform/ids.ts";
import { buildCatalogue } from "../plans/plan.factory.ts";
import { type BoughtLine, createProducts } from "./create-products.ts";

/** Pending products of a customer of its own, one web hosting for a month unless told otherwise, with the order that they are from. */
export async function buildProducts(
  installation: TestInstallation,
  overrides: { customer?: Customer; lines?: readonly Partial<BoughtLine>[] } = {},
) {
  await buildCatalogue(installation);
  const customer = overrides.customer ?? (await buildCustomer(installation));
  const { organizationId } = customer;
  const lines = (overrides.lines ?? [{}]).map((line) => ({
    ...{ planId: "web-hosting-standard", label: "Web Hosting", period: "month" as const, quantity: 1 },
    ...{ unitPriceMinor: 992n, currency: "CHF", options: [] },
    ...line,
  }));
  const products = await installation.write(async (ctx) => {
    const orderId = newId();
    const now = ctx.clock.now().toString();
    const money = { currency: "CHF", net_minor: 992n, vat_minor: 80n, total_minor: 1072n };
    const order = {
      organization_id: organizationId,
      id: orderId,
      number: 1n,
      state: "paid" as const,
      ...money,
    };
    await ctx.db
      .insertInto("orders")
      .values({
        ...{ ...order, customer: "{}", language: "en", placed_by: customer.userId, placed_at: now },
        ...{ expires_on: ctx.clock.today(), paid_at: now },
      })
      .execute();
    const purchase = { organizationId, orderId, startsOn: ctx.clock.today(), actorUserId: customer.userId };
    return createProducts(ctx, { ...purchase, lines });
  });
  const [product] = products;
  assert.ok(product);
  return { customer, product, products };
}

import type { z } from "zod";
import { addDays, formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { billedCustomerOf, issueProforma, lockOrganizations, orderPage } from "../../billing/index.ts";
import { addressIsComplete, findPayer } from "../../organizations/index.ts";
import type { placeOrder as endpoint } from "./order.contract.ts";
import { insertOrder, nextOrderNumber } from "./order.queries.ts";
import { documentLineOf, largestTotalMinor } from "./order.rules.ts";
import { listOrderers } from "./order-lists.queries.ts";
import { type PricedOrder, priceOrder } from "./price-order.ts";

/** Places an order at the total that the person saw, with its pro-forma (MON-3). Answers its id. */
export async function placeOrder(ctx: WriteContext, wanted: z.output<typeof endpoint.body>): Promise<string> {
  const organizationId = organizationOf(ctx);
  // Country, currency and billing addresses stay as they are until the order stands.
  await lockOrganizations(ctx.db, [organizationId]);
  const { billingAddressId } = wanted;
  const payer = await findPayer(ctx, organizationId, billingAddressId);
  refuseUnless(addressIsComplete(payer), "organizations.address_incomplete");
  const termsVersion = ctx.config.terms?.version ?? null;
  refuseUnless(termsVersion === null || wanted.termsVersion === termsVersion, "orders.terms_not_accepted");
  const priced = await priceOrder(ctx, payer, wanted.lines);
  assertTotal(priced, BigInt(wanted.expectedTotalMinor));
  const order = {
    ...{ organizationId, id: newId(), number: await nextOrderNumber(ctx.db) },
    ...{ currency: priced.currency, language: ctx.language, placedBy: userOf(ctx) },
    ...{ netMinor: priced.netMinor, vatMinor: priced.vatMinor, totalMinor: priced.totalMinor },
    placedAt: ctx.clock.now().toString(),
    expiresOn: addDays(ctx.clock.today(), ctx.config.orderDays),
    ...{ billingAddressId, termsVersion },
  };
  const customer = billedCustomerOf(payer);
  await insertOrder(ctx.db, { ...order, customer: JSON.stringify(customer) }, priced.lines);
  const t = translator(order.language);
  const proforma = await issueProforma(ctx, {
    ...{ organizationId, orderId: order.id, orderNumber: order.number.toString(), customer },
    ...{ language: order.language, currency: order.currency, dueOn: order.expiresOn },
    lines: priced.lines.map((line) =>
      documentLineOf(line, (period) => t(`orders:length.${period}`), undefined),
    ),
    notes: [t("orders:note.period")],
  });
  await tellOrderer(ctx, order, proforma.reference.value);
  ctx.audit({ subjectKind: "order", subjectId: order.id, details: { number: order.number.toString() } });
  ctx.publish({ topic: "orders", organizationId, id: order.id });
  return order.id;
}

function assertTotal({ totalMinor, currency }: PricedOrder, expectedMinor: bigint): void {
  refuseUnless(totalMinor > 0n, "orders.nothing_to_pay");
  refuseUnless(totalMinor <= largestTotalMinor, "orders.amount_too_large", { currency });
  if (totalMinor !== expectedMinor) throw new AppError("orders.price_changed");
}

interface PlacedOrder {
  readonly organizationId: string;
  readonly id: string;
  readonly number: bigint;
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly expiresOn: string;
}

async function tellOrderer(ctx: WriteContext, order: PlacedOrder, reference: string): Promise<void> {
  const { organizationId, id, number, totalMinor, currency, expiresOn } = order;
  for (const { userId, email, language } of await listOrderers(ctx.db, [order])) {
    await ctx.addMail({
      to: email,
      language,
      template: "orders.placed",
      params: {
        order: number.toString(),
        amount: formatAmount({ minor: totalMinor, currency }, language),
        reference: formatReference(reference),
        day: formatDay(expiresOn, language),
      },
      link: orderPage(organizationId, id),
      organizationId,
      userId,
    });
  }
}

import type { WriteContext } from "../../../platform/context.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import {
  BilledCustomer,
  type CompletedOrder,
  issueInvoice,
  type PaidOrder,
  recordPeriods,
} from "../../billing/index.ts";
import { createProducts } from "../../catalogue/index.ts";
import { listLines, lockOrder, markOrderPaid, type OrderLineRow, type OrderRow } from "./order.queries.ts";
import { documentLineOf } from "./order.rules.ts";

/** What follows from the payment of an order (MON-3): its invoice, unless there is one, and its products, which begin today. */
export async function completeOrder(ctx: WriteContext, paid: PaidOrder): Promise<CompletedOrder> {
  const { organizationId, orderId } = paid;
  const order = await lockOrder(ctx.db, organizationId, orderId);
  if (order?.state !== "pending") throw new Error(`order ${orderId} is not pending`);
  const lines = await listLines(ctx.db, organizationId, orderId);
  const invoice = paid.invoice ?? (await issuePaidInvoice(ctx, order, lines, paid.paidOn));
  await markOrderPaid(ctx.db, order, invoice.id, ctx.clock.now().toString());
  const products = await createProducts(ctx, {
    ...{ organizationId, orderId, startsOn: ctx.clock.today(), actorUserId: order.placedBy },
    lines: lines.flatMap((line, at) => (line.optionId === null ? [boughtLine(order, lines, line, at)] : [])),
  });
  await recordPeriods(ctx, organizationId, invoice.id, products);
  ctx.publish({ topic: "orders", organizationId, id: orderId });
  const { number: orderNumber, placedBy } = order;
  return { orderNumber, placedBy, invoiceId: invoice.id, invoiceNumber: invoice.number };
}

function boughtLine({ currency }: OrderRow, lines: readonly OrderLineRow[], line: OrderLineRow, at: number) {
  const options = lines.flatMap(({ optionId, ofLine, unitPriceMinor }) =>
    optionId !== null && ofLine === at ? [{ optionId, unitPriceMinor }] : [],
  );
  return { ...line, label: line.label ?? line.description, currency, options };
}

async function issuePaidInvoice(
  ctx: WriteContext,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  paidOn: string,
) {
  const { organizationId, id: orderId, language, currency } = order;
  const t = translator(language);
  const startsOn = ctx.clock.today();
  return issueInvoice(ctx, {
    ...{ organizationId, orderId, orderNumber: order.number.toString(), language, currency, paidOn },
    customer: BilledCustomer.parse(order.customer),
    lines: lines.map((line) => documentLineOf(line, (period) => t(`orders:length.${period}`), startsOn)),
  });
}

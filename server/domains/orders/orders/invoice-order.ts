import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import {
  BilledCustomer,
  cancelDue,
  issueInvoice,
  lockOpenDueItem,
  lockOrganizations,
  tellOfInvoice,
} from "../../billing/index.ts";
import { assertOpen } from "./assert-open.ts";
import { listLines, markInvoiced } from "./order.queries.ts";
import { documentLineOf } from "./order.rules.ts";

/**
 * Issues the invoice of a pending order before it is paid: it takes the place of the pro-forma, whose reference then pays nothing
 * any more (MON-5); what was set aside of the prepaid account for it is free again. The products are made when it is paid. Answers the invoice's id.
 */
export async function invoiceOrder(ctx: WriteContext, orderId: string): Promise<string> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  const due = await lockOpenDueItem(ctx.db, organizationId, "order", orderId);
  const order = await assertOpen(ctx, organizationId, orderId);
  if (due) await cancelDue(ctx, due, "replaced");
  const t = translator(order.language);
  const lines = await listLines(ctx.db, organizationId, orderId);
  const invoice = await issueInvoice(ctx, {
    ...{ organizationId, orderId, orderNumber: order.number.toString() },
    ...{ customer: BilledCustomer.parse(order.customer), language: order.language, currency: order.currency },
    lines: lines.map((line) => documentLineOf(line, (period) => t(`orders:length.${period}`), undefined)),
    notes: [t("orders:note.period")],
  });
  await markInvoiced(ctx.db, order, invoice.id);
  await tellOfInvoice(ctx, organizationId, invoice, order.placedBy);
  ctx.audit({ subjectKind: "order", subjectId: orderId, details: { invoice: invoice.number } });
  ctx.publish({ topic: "orders", organizationId, id: orderId });
  return invoice.id;
}

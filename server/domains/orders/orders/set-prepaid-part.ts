import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import {
  BilledCustomer,
  cancelDue,
  findPrepaidBalance,
  issueProforma,
  lockOpenDueItem,
  lockOrganizations,
  orderPage,
} from "../../billing/index.ts";
import { assertOpen } from "./assert-open.ts";
import { listLines, type OrderRow } from "./order.queries.ts";
import { documentLineOf } from "./order.rules.ts";
import { listOrderers } from "./order-lists.queries.ts";

/**
 * Sets so much of the prepaid account aside for a pending order that the rest is paid by another method, or nothing any more
 * (MON-3). Minor units, in place of what was set aside before. A new pro-forma asks for the rest; the reference of the former pays
 * nothing any more (MON-5). Refused: orders.prepaid_part, billing.prepaid_too_low, orders.not_pending, orders.already_invoiced.
 */
export async function setPrepaidPart(
  ctx: WriteContext,
  orderId: string,
  prepaidMinor: bigint,
): Promise<void> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  const due = await lockOpenDueItem(ctx.db, organizationId, "order", orderId);
  const order = await assertOpen(ctx, organizationId, orderId);
  if (!due) throw new Error(`pending order ${orderId} has nothing due`);
  if (due.prepaidMinor === prepaidMinor) return;
  const { currency, language, totalMinor } = order;
  refuseUnless(prepaidMinor < totalMinor, "orders.prepaid_part", {
    total: formatAmount({ minor: totalMinor, currency }, ctx.language),
  });
  await cancelDue(ctx, due, "replaced");
  const balance = await findPrepaidBalance(ctx.db, organizationId, currency);
  refuseUnless(prepaidMinor <= balance, "billing.prepaid_too_low");
  const t = translator(language);
  const lines = await listLines(ctx.db, organizationId, orderId);
  const proforma = await issueProforma(ctx, {
    ...{ organizationId, orderId, orderNumber: order.number.toString(), language, currency, prepaidMinor },
    ...{ customer: BilledCustomer.parse(order.customer), dueOn: order.expiresOn },
    lines: lines.map((line) => documentLineOf(line, (period) => t(`orders:length.${period}`), undefined)),
    notes: [t("orders:note.period")],
  });
  await tellOrderers(ctx, order, prepaidMinor, proforma.reference.value);
  const details = { amount: prepaidMinor.toString(), currency, number: order.number.toString() };
  ctx.audit({ subjectKind: "order", subjectId: orderId, details });
  ctx.publish({ topic: "orders", organizationId, id: orderId });
  ctx.publish({ topic: "prepaid", organizationId });
}

/** Who ordered may have the former reference at hand already. */
async function tellOrderers(
  ctx: WriteContext,
  order: OrderRow,
  prepaidMinor: bigint,
  reference: string,
): Promise<void> {
  const { organizationId, id, number, totalMinor, currency, expiresOn } = order;
  for (const { userId, email, language } of await listOrderers(ctx.db, [order])) {
    const amount = (minor: bigint) => formatAmount({ minor, currency }, language);
    await ctx.addMail({
      ...{ to: email, language, organizationId, userId, link: orderPage(organizationId, id) },
      template: prepaidMinor === 0n ? "orders.prepaid_part_free" : "orders.prepaid_part",
      params: {
        order: number.toString(),
        part: amount(prepaidMinor),
        amount: amount(totalMinor - prepaidMinor),
        reference: formatReference(reference),
        day: formatDay(expiresOn, language),
      },
    });
  }
}

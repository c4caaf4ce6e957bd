import { toMinorNumber } from "../../../../common/money.ts";
import type { BaseContext, ReadContext } from "../../../platform/context.ts";
import {
  accountFor,
  BilledCustomer,
  findOpenProforma,
  findPrepaidBalance,
  ibanFor,
  type OpenProforma,
  vatSummary,
} from "../../billing/index.ts";
import { abilitiesOf, summaryAbilitiesOf } from "./order.policy.ts";
import { listLines, type OrderLineRow, type OrderRow } from "./order.queries.ts";
import { volumeDiscountOf } from "./order.rules.ts";
import type { OrderSummaryRow } from "./order-lists.queries.ts";

interface Priced {
  readonly currency: string;
  readonly lines: readonly OrderLineRow[];
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
}

/** What an order costs, line by line and per rate. */
export function presentPrices({ currency, lines, netMinor, vatMinor, totalMinor }: Priced) {
  return {
    currency,
    lines: lines.map((line) => ({
      ...{ planId: line.planId, optionId: line.optionId, ofLine: line.ofLine },
      ...{ description: line.description, label: line.label, period: line.period },
      ...{ quantity: line.quantity, vatRate: line.vatRate, vatCode: line.vatCode },
      unitPriceMinor: toMinorNumber(line.unitPriceMinor),
      volume: presentVolume(line),
      netMinor: toMinorNumber(line.netMinor),
    })),
    vat: vatSummary(lines).map((entry) => ({
      ...{ rate: entry.rate, code: entry.code },
      netMinor: toMinorNumber(entry.netMinor),
      vatMinor: toMinorNumber(entry.vatMinor),
    })),
    netMinor: toMinorNumber(netMinor),
    vatMinor: toMinorNumber(vatMinor),
    totalMinor: toMinorNumber(totalMinor),
  };
}

function presentVolume(line: OrderLineRow) {
  const volume = volumeDiscountOf(line);
  if (!volume) return null;
  const { rate, listMinor, minor } = volume;
  return { rate, listMinor: toMinorNumber(listMinor), minor: toMinorNumber(minor) };
}

/** An order with its lines, how to pay it, and what the actor may do. */
export async function presentOrder(ctx: ReadContext, order: OrderRow) {
  const { organizationId, id, currency } = order;
  const lines = await listLines(ctx.db, organizationId, id);
  const balanceMinor = await findPrepaidBalance(ctx.db, organizationId, currency);
  const open = await findOpenProforma(ctx.db, organizationId, id);
  const money = { dueMinor: open?.amountMinor ?? 0n, setAsideMinor: open?.prepaidMinor ?? 0n, balanceMinor };
  return {
    ...presentPrices({ ...order, lines }),
    ...{ id, number: Number(order.number), state: order.state },
    ...{ placedAt: order.placedAt, placedByName: order.placedByName, expiresOn: order.expiresOn },
    ...{ paidAt: order.paidAt, cancelledAt: order.cancelledAt, cancelCause: order.cancelCause },
    ...{ invoiceId: order.invoiceId, productIds: [...order.productIds] },
    payment: open ? presentPayment(ctx, open) : null,
    customer: presentCustomer(BilledCustomer.parse(order.customer)),
    ...{ billingAddressId: order.billingAddressId },
    ...{ termsVersion: order.termsVersion, termsAcceptedAt: order.termsAcceptedAt },
    abilities: abilitiesOf(ctx, order, money),
  };
}

function presentCustomer(customer: BilledCustomer) {
  const { name, department, street, buildingNumber, postalCode, town, country, vatNumber } = customer;
  return { name, department, street, buildingNumber, postalCode, town, country, vatNumber };
}

function presentPayment(ctx: ReadContext, open: OpenProforma) {
  const { dueItemId, reference, amountMinor, prepaidMinor, currency, dueOn, proformaId } = open;
  const account = accountFor(ctx.config.provider, currency);
  return {
    ...{ dueItemId, reference, minor: toMinorNumber(amountMinor), currency, dueOn, proformaId },
    prepaidMinor: toMinorNumber(prepaidMinor),
    ...{ accountName: ctx.config.provider.name, iban: ibanFor(account, reference), bic: account.bic },
  };
}

/** An order as the customer's list shows it. */
export function presentSummary(ctx: BaseContext, row: OrderSummaryRow) {
  const { number, totalMinor, ...rest } = row;
  const abilities = summaryAbilitiesOf(ctx, row);
  return { ...rest, number: Number(number), totalMinor: toMinorNumber(totalMinor), abilities };
}

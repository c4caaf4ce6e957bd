import type { Money } from "../../../common/money.ts";
import type { PlacedOrder, Transfer } from "./transfers.ts";

/** What must be in the end, computed from the plan alone, as sorted lines. */
export interface Expectation {
  /** Each order with its state, the cause of its end, and whether it has an invoice. */
  readonly orders: readonly string[];
  /** Each payment with its organization, end and reason; both of an order that is paid twice may be the one that pays it. */
  readonly payments: readonly string[];
  /** Each prepaid account with its balance. */
  readonly prepaid: readonly string[];
  /** What waits for staff, and what came in at the bank, by currency. */
  readonly unassigned: readonly string[];
  readonly bank: readonly string[];
  readonly invoices: number;
  readonly paidOrders: number;
  readonly products: number;
  readonly toPrepaid: number;
}

/** What must come of orders whose transfers were all made, or of those that were made so far. */
export function expectationOf(orders: readonly PlacedOrder[], transfers: readonly Transfer[]): Expectation {
  const ends = (wanted: string) => transfers.filter(({ end }) => end.startsWith(wanted));
  const paid = orders.filter(isPaid);
  const isInvoiced = (order: PlacedOrder) => order.course === "replaced_reference" || isPaid(order);
  return {
    orders: orders
      .map((order) => `${order.orderId} ${stateOf(order)} ${isInvoiced(order) ? "invoiced" : "-"}`)
      .sort(),
    payments: transfers.map(lineOf).sort(),
    prepaid: sums(ends("prepaid"), ({ order }) => `${order.organizationId} `),
    unassigned: sums(ends("unassigned")),
    bank: sums(transfers),
    invoices: orders.filter(isInvoiced).length,
    paidOrders: paid.length,
    products: paid.reduce((sum, { quantity }) => sum + quantity, 0),
    toPrepaid: ends("prepaid").length,
  };
}

const isPaid = ({ course }: PlacedOrder) => course === "right" || course === "twice";

function stateOf(order: PlacedOrder): string {
  if (order.course === "cancelled") return "cancelled customer";
  if (order.course === "expired") return "cancelled time";
  return isPaid(order) ? "paid -" : "pending -";
}

/** Order, amount, organization, end: what was booked for the payment. */
function lineOf({ order, amount, end }: Transfer): string {
  const organization = end.startsWith("unassigned") ? "-" : order.organizationId;
  return `${order.orderId} ${amount.minor} ${amount.currency} ${organization} ${end}`;
}

function sums(transfers: readonly Transfer[], keyOf: (transfer: Transfer) => string = () => ""): string[] {
  const totals = new Map<string, bigint>();
  for (const transfer of transfers) {
    const { minor, currency }: Money = transfer.amount;
    const key = `${keyOf(transfer)}${currency}`;
    totals.set(key, (totals.get(key) ?? 0n) + minor);
  }
  return [...totals].map(([key, minor]) => `${key} ${minor}`).sort();
}

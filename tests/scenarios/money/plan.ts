import type { CamtEntry, CamtInput, CamtVersion } from "../../support/make-camt.ts";

/** How the payment of an order goes, and where its money must end. */
export const courses = [
  "right",
  "right",
  "right",
  "twice",
  "short",
  "other_currency",
  "cancelled",
  "expired",
  "old_reference",
  "no_reference",
  "wrong_digit",
] as const;
export type Course = (typeof courses)[number];

export interface PlacedOrder {
  readonly organizationId: string;
  readonly orderId: string;
  readonly reference: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly course: Course;
}

/** Where the money of the whole scenario must be, computed from the plan alone. */
export interface Expectation {
  readonly paidOrders: ReadonlySet<string>;
  /** Prepaid balance by `organization currency`. */
  readonly prepaid: ReadonlyMap<string, bigint>;
  /** Payments that wait for staff, by currency. */
  readonly unassigned: ReadonlyMap<string, bigint>;
  readonly received: ReadonlyMap<string, bigint>;
}

const shortBy = 100n;
const other: Record<string, string> = { CHF: "EUR", EUR: "CHF" };

interface Transfer {
  readonly order: PlacedOrder;
  readonly minor: bigint;
  readonly currency: string;
  readonly reference: string | undefined;
}

/** The transfers that an order's course makes. */
function transfersOf(order: PlacedOrder): Transfer[] {
  const { minor, currency, reference } = order;
  const transfer = { order, minor, currency, reference };
  switch (order.course) {
    case "twice":
      return [transfer, transfer];
    case "short":
      return [{ ...transfer, minor: minor - shortBy }];
    case "other_currency":
      return [{ ...transfer, currency: other[currency] ?? "EUR" }];
    case "no_reference":
      return [{ ...transfer, reference: undefined }];
    case "wrong_digit":
      return [{ ...transfer, reference: withWrongDigit(reference) }];
    default:
      return [transfer];
  }
}

/** The last digit is the check digit of a QR reference; in an RF reference any digit counts. */
function withWrongDigit(reference: string): string {
  return reference.slice(0, -1) + ((Number(reference.at(-1)) + 1) % 10);
}

/** What must come of the plan, without a look at the program. */
export function expectationOf(orders: readonly PlacedOrder[]): Expectation {
  const paidOrders = new Set<string>();
  const prepaid = new Map<string, bigint>();
  const unassigned = new Map<string, bigint>();
  const received = new Map<string, bigint>();
  const add = (sums: Map<string, bigint>, key: string, minor: bigint) =>
    sums.set(key, (sums.get(key) ?? 0n) + minor);
  for (const order of orders) {
    for (const [index, { minor, currency }] of transfersOf(order).entries()) {
      add(received, currency, minor);
      if (order.course === "right" || (order.course === "twice" && index === 0))
        paidOrders.add(order.orderId);
      else if (order.course === "no_reference" || order.course === "wrong_digit")
        add(unassigned, currency, minor);
      else add(prepaid, `${order.organizationId} ${currency}`, minor);
    }
  }
  return { paidOrders, prepaid, unassigned, received };
}

const versions: readonly CamtVersion[] = [
  "camt.053.001.04",
  "camt.054.001.08",
  "camt.053.001.08",
  "camt.054.001.04",
];

/**
 * The bank's files: four for each account, in versions by turns. Each repeats the last twenty entries of the one before, as a
 * statement repeats what a notification told.
 */
export function bankFilesOf(
  orders: readonly PlacedOrder[],
  accounts: ReadonlyMap<string, string>,
  day: string,
): CamtInput[] {
  const transfers = orders.flatMap(transfersOf);
  return [...accounts].flatMap(([currency, account]) => {
    const entries = transfers
      .filter((one) => one.currency === currency)
      .map((one, index) => entryOf(one, `${currency}${index}`, day));
    const size = Math.ceil(entries.length / versions.length);
    return versions.map((version, index) => ({
      version,
      account,
      currency,
      statementId: `${currency}-${index}`,
      createdAt: `${day}T20:00:00`,
      entries: entries.slice(Math.max(0, index * size - 20), (index + 1) * size),
    }));
  });
}

function entryOf({ minor, currency, reference }: Transfer, bankReference: string, day: string): CamtEntry {
  const amount = { minor, currency };
  const referenceType = reference?.startsWith("RF") ? "SCOR" : "QRR";
  const transaction = {
    amount,
    bankReference: `${bankReference}-1`,
    debtorName: "Somebody",
    ...(reference ? { reference, referenceType } : { remittance: ["thank you"] }),
  };
  return { amount, bookedOn: day, bankReference, transactions: [transaction] };
}

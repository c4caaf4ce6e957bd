import type { Money } from "../../../common/money.ts";
import { accountOf, type Course } from "./plan.ts";

export interface PlacedOrder {
  readonly organizationId: string;
  readonly iban: string;
  readonly orderId: string;
  /** Of its pro-forma. */
  readonly reference: string;
  /** Of the organization's first order, which is paid. */
  readonly paidReference: string;
  readonly amount: Money;
  /** Products that its payment makes. */
  readonly quantity: number;
  readonly course: Course;
}

/** Where a payment ends and why, as the plan has it. */
export type End =
  | "paid exact"
  | `prepaid ${"used_reference" | "other_amount" | "other_currency" | "cancelled_order" | "replaced_reference" | "no_reference"}`
  | `unassigned ${"no_reference" | "invalid_reference"}`;

/** A payment that somebody makes for an order. */
export interface Transfer {
  /** The bank's own reference of it. */
  readonly id: string;
  readonly order: PlacedOrder;
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly iban: string;
  readonly end: End;
  /** Made when all others were booked: a standing order runs again, somebody is known by then. */
  readonly isLater: boolean;
}

const shortBy = 100n;
const strangers = 500_000;

/** The payments of all orders. */
export function transfersOf(orders: readonly PlacedOrder[]): Transfer[] {
  let count = 0;
  return orders.flatMap((order) =>
    paymentsOf(order).map((payment) => {
      count += 1;
      return { id: `B${count}`, order, isLater: false, ...payment };
    }),
  );
}

type Payment = Omit<Transfer, "id" | "order" | "isLater"> & { readonly isLater?: boolean };

function paymentsOf({ course, amount, reference, paidReference, iban }: PlacedOrder): Payment[] {
  const right = { amount, reference, iban };
  const short = { ...amount, minor: amount.minor - shortBy };
  const foreign = { ...amount, currency: amount.currency === "CHF" ? "EUR" : "CHF" };
  // An account that nobody ever paid a right reference from.
  const unknown = { ...right, iban: accountOf(strangers + Number(reference.slice(-6))) };
  const payments: Record<Course, Payment[]> = {
    right: [{ ...right, end: "paid exact" }],
    twice: [
      { ...right, end: "paid exact" },
      { ...right, end: "prepaid used_reference" },
    ],
    short: [{ ...right, amount: short, end: "prepaid other_amount" }],
    other_currency: [{ ...right, amount: foreign, end: "prepaid other_currency" }],
    cancelled: [{ ...right, end: "prepaid cancelled_order" }],
    expired: [{ ...right, end: "prepaid cancelled_order" }],
    replaced_reference: [{ ...right, end: "prepaid replaced_reference" }],
    standing_order: [{ ...right, reference: paidReference, end: "prepaid used_reference", isLater: true }],
    no_reference: [{ ...unknown, reference: undefined, end: "unassigned no_reference" }],
    wrong_digit: [{ ...unknown, reference: withWrongDigit(reference), end: "unassigned invalid_reference" }],
    known_account: [{ ...right, reference: undefined, end: "prepaid no_reference", isLater: true }],
  };
  return payments[course];
}

/** The last digit is the check digit of a QR reference; in an RF reference every digit counts. */
function withWrongDigit(reference: string): string {
  return reference.slice(0, -1) + ((Number(reference.at(-1)) + 1) % 10);
}

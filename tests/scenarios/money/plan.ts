import fc from "fast-check";
import { composeIBAN } from "ibantools";
import type { Chance } from "../support/chance.ts";

/** How the payment of an order goes. */
const courses = [
  "right",
  "twice",
  "short",
  "other_currency",
  "cancelled",
  "expired",
  "replaced_reference",
  "standing_order",
  "no_reference",
  "wrong_digit",
  "known_account",
] as const;
export type Course = (typeof courses)[number];

const countries = ["CH", "DE", "LI", "AT"] as const;
const plans = [
  "web-hosting-standard",
  "mail-team",
  "web-hosting-business",
  "backup-500gb",
  "nas-2tb",
] as const;

export interface PlannedOrder {
  readonly course: Course;
  readonly planId: (typeof plans)[number];
  readonly quantity: number;
}

export interface PlannedOrganization {
  readonly country: (typeof countries)[number];
  /** The account that it pays from. */
  readonly iban: string;
  readonly orders: readonly PlannedOrder[];
}

const ordersEach = 5;

/**
 * Organizations of four countries and what they order. The first order of each is paid as it should be: some of the others repeat
 * its reference later, or come without one from the account that is known by it.
 */
export function planOrganizations(chance: Chance, count: number): PlannedOrganization[] {
  const orderOf = (from: readonly Course[]) => ({
    course: chance.draw(fc.constantFrom(...from)),
    planId: chance.draw(fc.constantFrom(...plans)),
    quantity: chance.number(1, 3),
  });
  return Array.from({ length: count }, (_, index) => ({
    country: chance.draw(fc.constantFrom(...countries)),
    iban: accountOf(index),
    orders: Array.from({ length: ordersEach }, (_order, turn) =>
      orderOf(turn === 0 ? ["right", "twice"] : courses),
    ),
  }));
}

/** A Swiss account; those of customers begin at 0, those of strangers at 500,000. */
export function accountOf(number: number): string {
  const iban = composeIBAN({ countryCode: "CH", bban: `09000${number.toString().padStart(12, "0")}` });
  if (!iban) throw new Error(`there is no account ${number}`);
  return iban;
}

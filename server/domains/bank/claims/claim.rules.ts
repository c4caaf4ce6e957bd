import { addDays, type Day } from "../../../../common/dates.ts";

/** Open claims of one organization; more would be a way to guess. */
export const mostOpenClaims = 10;

/** A payment fits a claim that was made so many days before or after the bank booked it: weekends, holidays, other countries. */
export const daysBefore = 10;
export const daysAfter = 3;

const oldestDays = 365;

/** True for a day on which a transfer can have been made that is worth looking for: not after today, at most a year ago. */
export function isClaimDay(paidOn: Day, today: Day): boolean {
  return paidOn <= today && paidOn >= addDays(today, -oldestDays);
}

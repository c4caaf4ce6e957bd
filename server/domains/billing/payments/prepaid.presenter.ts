import { toMinorNumber } from "../../../../common/money.ts";
import type { Balance } from "../ledger/ledger.queries.ts";
import type { PrepaidMovement } from "./prepaid.queries.ts";

/** A movement of the prepaid account: positive when money came in. */
export function presentMovement({ source, amountMinor, ...movement }: PrepaidMovement) {
  const spent = source === "prepaid";
  return {
    ...movement,
    kind: spent ? ("prepaid_spending" as const) : ("payment_to_prepaid" as const),
    minor: toMinorNumber(spent ? -amountMinor : amountMinor),
  };
}

/** A balance of the prepaid account. */
export function presentBalance({ minor, currency }: Balance) {
  return { minor: toMinorNumber(minor), currency };
}

import { toMinorNumber } from "../../../../common/money.ts";
import type { Balance } from "../ledger/ledger.queries.ts";
import type { PrepaidMovement } from "./prepaid.queries.ts";

/** A movement of the prepaid account: positive when money came in. */
export function presentMovement({ amountMinor, balanceMinor, ...movement }: PrepaidMovement) {
  return {
    ...movement,
    outcome: causeOf(movement),
    reasons: [...(movement.reasons ?? [])],
    minor: toMinorNumber(amountMinor),
    balanceMinor: toMinorNumber(balanceMinor),
  };
}

/** Why money moved: what became of the payment, or the kind of the movement where it was none. */
export function causeOf({ kind, outcome }: Pick<PrepaidMovement, "kind" | "outcome">): string {
  if (kind === "provider_payment_to_prepaid" && outcome !== "top_up") return "charged_in_vain";
  return kind === "payment_undone" ? kind : (outcome ?? kind);
}

/** A balance of the prepaid account. */
export function presentBalance({ minor, currency }: Balance) {
  return { minor: toMinorNumber(minor), currency };
}

import type { Day } from "../../../../common/dates.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { DocumentCustomer, DocumentProvider } from "../documents/invoice-document.ts";

/** Both balances of a customer, in minor units. */
export interface StatedBalances {
  readonly owedMinor: bigint;
  readonly prepaidMinor: bigint;
}

/** The account in one currency: what it began and ended with, and what was set aside at the end. */
export interface StatedAccount {
  readonly currency: string;
  readonly opening: StatedBalances;
  readonly closing: StatedBalances;
  readonly reservedMinor: bigint;
  readonly payoutsMinor: bigint;
}

/** Everything on a statement of account but its movements. */
export interface AccountStatement {
  readonly language: Language;
  readonly madeOn: Day;
  readonly from: Day;
  readonly to: Day;
  readonly provider: DocumentProvider;
  readonly customer: DocumentCustomer;
  readonly customerNumber: string;
  readonly accounts: readonly StatedAccount[];
}

/** A movement of the account in one currency. */
export interface StatedMovement extends StatedBalances {
  readonly currency: string;
  readonly bookedOn: Day;
  readonly kind: string;
  readonly document: string | null;
}

import { makeCreditorReference, makeQrReference } from "../../../../common/references.ts";
import type { ProviderDetails } from "../../../platform/configuration.ts";
import { AppError } from "../../../platform/errors.ts";
import type { DocumentReference } from "../documents/invoice-document.ts";

export type ProviderAccount = ProviderDetails["accounts"][number];

/** The provider's account for payments in a currency, or the refusal that there is none. */
export function accountFor(provider: ProviderDetails, currency: string): ProviderAccount {
  const account = provider.accounts.find((one) => one.currency === currency);
  if (!account) throw new AppError("billing.account_missing", { currency });
  return account;
}

/** The reference of a running number: a QR reference where the account has a QR-IBAN, a creditor reference elsewhere. */
export function referenceOf(account: ProviderAccount, number: bigint): DocumentReference {
  const digits = number.toString().padStart(10, "0");
  return account.qrIban
    ? { kind: "QRR", value: makeQrReference(digits) }
    : { kind: "SCOR", value: makeCreditorReference(digits) };
}

/** The account number that goes with a reference. */
export function ibanFor(account: ProviderAccount, reference: string): string {
  return account.qrIban && !reference.startsWith("RF") ? account.qrIban : account.iban;
}

import { normalizeIban } from "../../../../common/iban.ts";
import { formatDecimal, money } from "../../../../common/money.ts";
import { normalizeReference } from "../../../../common/references.ts";
import { type InvoiceDocument, payableOf } from "./invoice-document.ts";

/**
 * What the QR code of a SEPA credit transfer says (EPC069-12, version 002): amount in euros and creditor reference
 * (ISO 11649) as structured remittance; elements after the last one in use are left out.
 */
export function epcPayload(document: InvoiceDocument): string {
  const { provider, reference, currency } = document;
  if (currency !== "EUR") throw new RangeError(`The EPC QR code carries euros, not ${currency}`);
  const utf8 = "1";
  const noPurpose = "";
  return [
    "BCD",
    "002",
    utf8,
    "SCT",
    provider.bic,
    provider.name.slice(0, 70),
    normalizeIban(provider.iban),
    `EUR${formatDecimal(money(payableOf(document), currency))}`,
    noPurpose,
    normalizeReference(reference.value),
  ].join("\n");
}

import { isQrIban } from "../../../../common/iban.ts";
import { kindOfReference } from "../../../../common/references.ts";
import { normalizedRate } from "../vat/vat.rules.ts";
import { type InvoiceDocument, payableOf } from "./invoice-document.ts";

function assertEqual(what: string, shown: bigint, counted: bigint): void {
  if (shown !== counted) throw new RangeError(`${what} is ${shown}, but its parts add up to ${counted}`);
}

const sumOf = (parts: readonly bigint[]) => parts.reduce((sum, part) => sum + part, 0n);

function netByRate(parts: readonly { rate: string; code: string; netMinor: bigint }[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { rate, code, netMinor } of parts) {
    const key = `${normalizedRate(rate)} % ${code}`;
    sums.set(key, (sums.get(key) ?? 0n) + netMinor);
  }
  return sums;
}

/** Refuses, by a RangeError, a document whose displayed parts do not add up to what it displays as their sum (MON-1). */
export function assertAddsUp(document: InvoiceDocument): void {
  const { lines, vatSummary, netMinor, vatMinor, totalMinor } = document;
  const ofLines = netByRate(lines.map((line) => ({ ...line, rate: line.vatRate, code: line.vatCode })));
  const ofSummary = netByRate(vatSummary);
  for (const key of new Set([...ofLines.keys(), ...ofSummary.keys()])) {
    assertEqual(`Net amount at ${key}`, ofSummary.get(key) ?? 0n, ofLines.get(key) ?? 0n);
  }
  assertEqual("Net amount", netMinor, sumOf(vatSummary.map((entry) => entry.netMinor)));
  assertEqual("VAT", vatMinor, sumOf(vatSummary.map((entry) => entry.vatMinor)));
  assertEqual("Total", totalMinor, netMinor + vatMinor);
}

// The most that a Swiss QR code (guidelines 2.3) and an EPC QR code (EPC069-12) can ask for, in Rappen and cents.
const mostPayable = 99_999_999_999n;

/**
 * Refuses, by a RangeError, a document that could not be paid: a reference that is not valid or does not suit currency and
 * account (a QR reference goes with francs and the QR-IBAN, a creditor reference with the plain IBAN), or too large an amount.
 */
export function assertPayable(document: InvoiceDocument): void {
  const { reference, currency, provider } = document;
  if (kindOfReference(reference.value) !== reference.kind) {
    throw new RangeError(`"${reference.value}" is not a valid ${reference.kind} reference`);
  }
  if (reference.kind === "QRR") {
    if (currency !== "CHF") throw new RangeError(`A QR reference does not go with ${currency}`);
    if (!isQrIban(provider.qrIban ?? "")) throw new RangeError("A QR reference needs the provider's QR-IBAN");
  } else if (isQrIban(provider.iban)) {
    throw new RangeError("A creditor reference needs a plain IBAN");
  }
  const dueMinor = payableOf(document);
  if (dueMinor > mostPayable) throw new RangeError(`${dueMinor} is more than a QR code can ask for`);
}

import "./swiss-code-version.ts";
import { SwissQRBill } from "swissqrbill/pdf";
import type { Creditor, Data, Debtor, Language } from "swissqrbill/types";
import { normalizeIban } from "../../../../common/iban.ts";
import { formatDecimal, money } from "../../../../common/money.ts";
import { normalizeReference } from "../../../../common/references.ts";
import {
  type DocumentLanguage,
  type InvoiceDocument,
  type PostalAddress,
  payableOf,
} from "./invoice-document.ts";
import { mm, page, type Sheet, titleOf } from "./sheet.ts";

/** Height of the payment part in points; it fills the foot of an A4 page. */
export const paymentPartHeight = mm(105);

// The guidelines know the national languages and English.
const languages: Readonly<Record<DocumentLanguage, Language>> = {
  en: "EN",
  de: "DE",
  fr: "FR",
  it: "IT",
  es: "EN",
};

// Signs that people's names and firms often have, though the guidelines do not allow them.
const plainSigns: Readonly<Record<string, string>> = {
  ...{ "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"' },
  ...{ "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "...", "\u00ad": "" },
};
const allowed = /^[\x20-\x7e\u00a0-\u017f\u0218-\u021b\u20ac]*$/;

/**
 * A text in the character set of the Swiss QR code, cut to its longest length (guidelines 2.3, section 4.1.1: Latin with
 * Extended-A); undefined if it has other letters.
 */
export function swissQrText(text: string, longest: number): string | undefined {
  const spaced = text
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const letters = [...spaced].map((sign) => {
    const plain = plainSigns[sign] ?? sign;
    return allowed.test(plain) ? plain : plain.normalize("NFD").replace(/\p{M}/gu, "");
  });
  const plain = letters.join("").slice(0, longest).trim();
  return allowed.test(plain) ? plain : undefined;
}

/**
 * A party with a structured address (type S, the only one allowed), name and street cut to a length; undefined if name or
 * town cannot be written.
 */
function partyOf(name: string, address: PostalAddress, longest: number): Debtor | undefined {
  const party = swissQrText(name, longest);
  const street = swissQrText(address.street, longest);
  const zip = swissQrText(address.postalCode, 16);
  const city = swissQrText(address.town, 35);
  if (!party || street === undefined || !zip || !city) return undefined;
  const buildingNumber = swissQrText(address.buildingNumber, 16) || undefined;
  return { name: party, address: street, buildingNumber, zip, city, country: address.country };
}

function creditorOf({ provider, reference }: InvoiceDocument, longest: number): Creditor {
  const account = reference.kind === "QRR" ? provider.qrIban : provider.iban;
  const party = partyOf(provider.name, provider.address, longest);
  if (!account || !party)
    throw new RangeError("Account or address of the provider do not suit a Swiss QR code");
  return { ...party, account: normalizeIban(account) };
}

/** How long names and streets may be; the guidelines allow 70 characters each. */
interface Lengths {
  readonly creditor: number;
  readonly debtor: number;
}

/** What the Swiss QR code of a document in francs says. The library takes the amount as a number and writes two decimals. */
function swissPaymentData(document: InvoiceDocument, message: string, lengths: Lengths): Data {
  const { customer, reference, currency } = document;
  const dueMinor = payableOf(document);
  return {
    creditor: creditorOf(document, lengths.creditor),
    debtor: partyOf(customer.name, customer.address, lengths.debtor),
    currency: "CHF",
    amount: Number(formatDecimal(money(dueMinor, currency))),
    reference: normalizeReference(reference.value),
    message: swissQrText(message, 140),
  };
}

// Two long addresses do not fit the receipt, 52 mm wide with 11 lines of 8 points for both; then they are cut further.
const lengthsToTry: readonly [Lengths, ...Lengths[]] = [
  { creditor: 70, debtor: 70 },
  ...[50, 35, 26].map((debtor) => ({ creditor: 70, debtor })),
  ...[50, 35, 26].map((creditor) => ({ creditor, debtor: 26 })),
];
const receipt = { width: mm(52), lines: 11, linesOfEmptyField: 7 } as const;

function linesInReceipt(sheet: Sheet, party: Debtor): number {
  const pdf = sheet.pdf.font("Liberation Sans").fontSize(8);
  const street = `${party.address} ${party.buildingNumber ?? ""}`.trim();
  const texts = [party.name, street, `${party.zip} ${party.city}`];
  const heights = texts.map((text) => pdf.heightOfString(text, { width: receipt.width }));
  return heights.reduce((sum, height) => sum + Math.round(height / pdf.currentLineHeight(true)), 0);
}

function fitsReceipt(sheet: Sheet, { creditor, debtor }: Data): boolean {
  const linesOfDebtor = debtor ? linesInReceipt(sheet, debtor) : receipt.linesOfEmptyField;
  return linesInReceipt(sheet, creditor) + linesOfDebtor <= receipt.lines;
}

/** Draws receipt and payment part into the foot of the current page (Swiss QR-bill guidelines 2.3). */
export function drawSwissPaymentPart(sheet: Sheet): void {
  const { pdf, document, t } = sheet;
  const message = titleOf(document, t);
  const fitting = lengthsToTry
    .map((lengths) => swissPaymentData(document, message, lengths))
    .find((data) => fitsReceipt(sheet, data));
  const bill = new SwissQRBill(fitting ?? swissPaymentData(document, message, lengthsToTry[0]), {
    language: languages[document.language],
    fontName: "Liberation Sans",
  });
  pdf.save().fillColor("black");
  pdf.y = 0;
  bill.attachTo(pdf, 0, page.height - paymentPartHeight);
  pdf.restore();
}

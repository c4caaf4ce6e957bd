import type { Day } from "../../../../common/dates.ts";
import type { VatCode } from "../vat/vat.rules.ts";

export type DocumentLanguage = "en" | "de" | "fr" | "it" | "es";

/** A translated text of the catalogue `documents` by its key; the parameters are inserted as they are, not escaped. */
export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** An address in the parts that the Swiss QR code asks for; parts that are not known are empty. */
export interface PostalAddress {
  readonly street: string;
  readonly buildingNumber: string;
  readonly postalCode: string;
  readonly town: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Who sends the document. */
export interface DocumentProvider {
  readonly name: string;
  readonly address: PostalAddress;
  readonly vatNumber?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly iban: string;
  /** The QR-IBAN of the same account; only with it can a QR reference be used. */
  readonly qrIban?: string;
  readonly bic: string;
  /** A PNG or JPEG file; without it the name stands in its place. */
  readonly logo?: Uint8Array;
  /** "#rrggbb". */
  readonly brandColor: string;
}

/** Who receives the document. */
export interface DocumentCustomer {
  readonly name: string;
  /** A person or department in the organization. */
  readonly attention?: string;
  readonly address: PostalAddress;
  readonly vatNumber?: string;
}

/** What a volume rate takes off a line: percent as an exact decimal, what it is taken from and how much it is. */
export interface VolumeDiscount {
  readonly rate: string;
  readonly listMinor: bigint;
  readonly minor: bigint;
}

export interface DocumentLine {
  readonly description: string;
  /** More about the line, for instance the domain name that it is for; may have several lines. */
  readonly detail?: string;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  /** First and last day of the supply, both included. */
  readonly period?: { readonly from: Day; readonly to: Day };
  /** Already taken off the net amount. */
  readonly volume?: VolumeDiscount;
  readonly netMinor: bigint;
  /** Percent, an exact decimal such as "8.1". */
  readonly vatRate: string;
  readonly vatCode: VatCode;
}

/** VAT of one rate on the sum of its lines, as `vatSummary` computes it. */
export interface DocumentVat {
  readonly rate: string;
  readonly code: VatCode;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
}

/** The payment reference: a QR reference of 27 digits, or a creditor reference (ISO 11649). */
export interface DocumentReference {
  readonly kind: "QRR" | "SCOR";
  readonly value: string;
}

/** Everything that is printed on an invoice or a pro-forma invoice, computed before; amounts in minor units. */
export interface InvoiceDocument {
  /** top_up: the payment slip of a top-up of the prepaid account. */
  readonly kind: "invoice" | "proforma" | "top_up" | "credit_note";
  readonly number: string;
  readonly language: DocumentLanguage;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Set once the document is paid: it then says so and does not ask for money. */
  readonly paidOn?: Day;
  readonly provider: DocumentProvider;
  readonly customer: DocumentCustomer;
  readonly customerNumber: string;
  readonly orderNumber?: string;
  /** The invoice that a credit note takes back in whole or in part. */
  readonly invoiceNumber?: string;
  readonly lines: readonly DocumentLine[];
  readonly vatSummary: readonly DocumentVat[];
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
  /** Of a pro-forma: what was set aside of the prepaid account; it asks for the rest. */
  readonly prepaidMinor?: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** Of a credit note that of its invoice; it is not printed. */
  readonly reference: DocumentReference;
  /** Sentences printed below the totals. */
  readonly notes?: readonly string[];
}

/** What a document asks for, in minor units: its total, less what was set aside of the prepaid account. */
export function payableOf({ totalMinor, prepaidMinor = 0n }: InvoiceDocument): bigint {
  return totalMinor - prepaidMinor;
}

/** True if the document asks for money. */
export function isPayable(document: InvoiceDocument): boolean {
  return document.kind !== "credit_note" && document.paidOn === undefined && payableOf(document) > 0n;
}

import { countryCodes } from "../../../../common/countries.ts";
import { normalizeIban } from "../../../../common/iban.ts";
import { formatDecimal } from "../../../../common/money.ts";
import { normalizeReference } from "../../../../common/references.ts";
import { checkVatNumber } from "../../../../common/vat-numbers.ts";
import {
  type DocumentLine,
  type DocumentVat,
  type InvoiceDocument,
  isPayable,
  payableOf,
  type Translate,
} from "../documents/invoice-document.ts";
import { normalizedRate, type VatCode, vatNotes } from "../vat/vat.rules.ts";
import type { Days, EInvoice, EInvoiceLine, LineAdjustment, TaxBreakdown, TaxCategory } from "./e-invoice.ts";

// Countries whose VAT numbers begin with other letters than their code (BR-CO-09).
const vatPrefixes = new Set([...countryCodes, "EL", "XI"]);

/**
 * A VAT number as EN 16931 writes it: no separators, the country first (BR-CO-09), a Swiss one with MWST as in the UID register;
 * undefined if it is none.
 */
function vatNumberOf(text: string | undefined, country: string): string | undefined {
  const { normalized } = checkVatNumber(text ?? "", country);
  if (!/^[A-Z]{2}[0-9A-Z]{2,}$/.test(normalized) || !vatPrefixes.has(normalized.slice(0, 2)))
    return undefined;
  return /^CHE\d{9}$/.test(normalized) ? `${normalized}MWST` : normalized;
}

/** True for what EN 16931 is about; pro-formas and payment slips are not. */
export const isInvoicing = ({ kind }: InvoiceDocument) => kind === "invoice" || kind === "credit_note";

const countryOf = (party: InvoiceDocument["customer"] | InvoiceDocument["provider"]) => party.address.country;

/** What EN 16931 asks for and a document does not have, as a refusal that says who must put it right; undefined if it is whole. */
export function lackOf(document: InvoiceDocument) {
  const { provider, customer, vatSummary } = document;
  if (!vatNumberOf(provider.vatNumber, countryOf(provider))) return "billing.e_invoice_provider_vat_number";
  const isReversed = vatSummary.some(({ code }) => code === "reverse_charge");
  if (isReversed && !vatNumberOf(customer.vatNumber, countryOf(customer))) {
    return "billing.e_invoice_customer_vat_number";
  }
  if (![provider, customer].every((party) => countryCodes.includes(countryOf(party)))) {
    return "billing.e_invoice_country";
  }
  return undefined;
}

// Export is G rather than O ("outside the scope"): beside O the norm allows neither VAT numbers nor other rates on a document.
const categories = { reverse_charge: "AE", export: "G", exempt: "E" } as const;
const reasonCodes: Partial<Record<VatCode, string>> = {
  reverse_charge: "VATEX-EU-AE",
  export: "VATEX-EU-G",
};

function categoryOf(vatRate: string, vatCode: VatCode): TaxCategory {
  const rate = normalizedRate(vatRate);
  if (vatCode === "standard") return { code: rate === "0" ? "Z" : "S", rate };
  return { code: categories[vatCode], rate };
}

function breakdownOf(entry: DocumentVat, figure: (minor: bigint) => string, t: Translate): TaxBreakdown {
  const { rate, code } = entry;
  const amounts = { net: figure(entry.netMinor), vat: figure(entry.vatMinor) };
  if (code === "standard") return { ...categoryOf(rate, code), ...amounts };
  const reasonCode = reasonCodes[code];
  return {
    ...categoryOf(rate, code),
    ...amounts,
    reason: t(vatNotes[code]),
    ...(reasonCode ? { reasonCode } : {}),
  };
}

const discount = "95"; // UNTDID 5189
const mutuallyDefined = "ZZZ"; // UNTDID 7161

/** What leads from quantity and price to the line's amount; nothing where they agree. */
function adjustmentOf(
  line: DocumentLine,
  listMinor: bigint,
  figure: (minor: bigint) => string,
): LineAdjustment | undefined {
  const offMinor = listMinor - line.netMinor;
  if (offMinor === 0n) return undefined;
  if (offMinor < 0n) return { isCharge: true, amount: figure(-offMinor), reasonCode: mutuallyDefined };
  const { volume } = line;
  const isVolumeOnly = volume !== undefined && volume.minor === offMinor && volume.listMinor === listMinor;
  const rate = isVolumeOnly ? { percent: volume.rate, base: figure(listMinor) } : {};
  return { isCharge: false, amount: figure(offMinor), reasonCode: discount, ...rate };
}

/** A price is never negative in the norm (BR-27): what a line gives back is a negative quantity. */
function lineOf(line: DocumentLine, index: number, figure: (minor: bigint) => string): EInvoiceLine {
  const { description, detail, unitPriceMinor, period } = line;
  const isBack = unitPriceMinor < 0n;
  const adjustment = adjustmentOf(line, unitPriceMinor * BigInt(line.quantity), figure);
  return {
    id: `${index + 1}`,
    name: description.trim() || detail?.trim() || `${index + 1}`,
    ...(detail?.trim() ? { description: detail.trim() } : {}),
    quantity: `${isBack ? -line.quantity : line.quantity}`,
    unitPrice: figure(isBack ? -unitPriceMinor : unitPriceMinor),
    ...(period ? { period } : {}),
    ...(adjustment ? { adjustment } : {}),
    net: figure(line.netMinor),
    category: categoryOf(line.vatRate, line.vatCode),
  };
}

/** From the first to the last day of what the lines are for (BG-14). */
function periodOf({ lines }: InvoiceDocument): Days | undefined {
  const periods = lines.flatMap(({ period }) => (period ? [period] : []));
  const from = periods.map((period) => period.from).toSorted()[0];
  const to = periods
    .map((period) => period.to)
    .toSorted()
    .at(-1);
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

function paymentOf({ provider, reference, currency }: InvoiceDocument): NonNullable<EInvoice["payment"]> {
  const iban = reference.kind === "QRR" ? (provider.qrIban ?? provider.iban) : provider.iban;
  return {
    means: currency === "EUR" ? "58" : "30",
    reference: normalizeReference(reference.value),
    iban: normalizeIban(iban),
    bic: provider.bic,
  };
}

/** A credit note asks for no transfer, so its own words say what becomes of the amount (BR-CO-25). */
function termsOf(document: InvoiceDocument, t: Translate): Pick<EInvoice, "dueOn" | "terms" | "payment"> {
  if (isPayable(document)) return { dueOn: document.dueOn, payment: paymentOf(document) };
  if (document.kind !== "credit_note" || document.totalMinor === 0n) return {};
  return { terms: document.notes?.at(-1) ?? t("documents:title.credit_note", { number: document.number }) };
}

function partiesOf({ provider, customer, customerNumber }: InvoiceDocument) {
  const { name, address, phone, email } = provider;
  const vatNumber = vatNumberOf(provider.vatNumber, address.country);
  if (vatNumber === undefined) throw new RangeError("An e-invoice needs the provider's VAT number");
  const ofBuyer = vatNumberOf(customer.vatNumber, customer.address.country);
  return {
    seller: { name, address, vatNumber, ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
    buyer: {
      ...{ name: customer.name, address: customer.address, customerNumber },
      ...(customer.attention ? { attention: customer.attention } : {}),
      ...(ofBuyer ? { vatNumber: ofBuyer } : {}),
    },
  };
}

/** An invoice or credit note that lacks nothing (`lackOf`) in the terms of EN 16931; amounts exactly as the document has them (MON-1). */
export function eInvoiceOf(document: InvoiceDocument, t: Translate): EInvoice {
  const { number, issuedOn, currency, orderNumber, invoiceNumber, notes } = document;
  const figure = (minor: bigint) => formatDecimal({ minor, currency });
  const period = periodOf(document);
  const dueMinor = document.kind === "invoice" && document.paidOn !== undefined ? 0n : payableOf(document);
  const paidMinor = document.totalMinor - dueMinor;
  return {
    ...{ isCredit: document.kind === "credit_note", number, issuedOn, currency },
    ...(notes && notes.length > 0 ? { note: notes.join("\n") } : {}),
    ...termsOf(document, t),
    ...(orderNumber ? { orderNumber } : {}),
    ...(invoiceNumber ? { invoiceNumber } : {}),
    ...(period ? { period } : {}),
    ...partiesOf(document),
    lines: document.lines.map((line, index) => lineOf(line, index, figure)),
    vat: document.vatSummary.map((entry) => breakdownOf(entry, figure, t)),
    ...{ netTotal: figure(document.netMinor), vatTotal: figure(document.vatMinor) },
    grossTotal: figure(document.totalMinor),
    ...(paidMinor === 0n ? {} : { paid: figure(paidMinor) }),
    due: figure(dueMinor),
  };
}

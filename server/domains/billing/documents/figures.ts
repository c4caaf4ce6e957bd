import { formatAmount, formatFigure, formatPercent, money } from "../../../../common/money.ts";
import { type InvoiceDocument, payableOf } from "./invoice-document.ts";

/** Minor units as a figure for a column whose head names the currency, with a true minus sign. */
export function figureOf({ currency, language }: InvoiceDocument, minor: bigint): string {
  return formatFigure(money(minor, currency), language).replace("-", "−");
}

/** The total of a document with its currency, for sentences. */
export function totalOf({ currency, language, totalMinor }: InvoiceDocument): string {
  return formatAmount(money(totalMinor, currency), language);
}

/** What a document asks for with its currency, for sentences. */
export function dueOf(document: InvoiceDocument): string {
  return formatAmount(money(payableOf(document), document.currency), document.language);
}

/** A VAT rate in the spelling of the document's amounts. */
export function rateOf({ currency, language }: InvoiceDocument, rate: string): string {
  return formatPercent(rate, language, currency);
}

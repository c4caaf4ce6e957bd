import { vatOfCredit } from "../../../../common/credits.ts";
import type { DocumentLine, DocumentVat, InvoiceDocument } from "../documents/invoice-document.ts";
import { normalizedRate } from "../vat/vat.rules.ts";

/** Minor units by the position of the line on the invoice, counted from 1. */
export type NetByPosition = ReadonlyMap<number, bigint>;

/** What a credit note takes back of an invoice: lines, VAT per rate, and their sums in minor units. */
export interface Credit {
  readonly lines: readonly DocumentLine[];
  readonly vatSummary: readonly DocumentVat[];
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
}

type Invoice = Pick<InvoiceDocument, "lines" | "vatSummary">;

/** What is left of each line to credit, in minor units. */
export function leftOfLines({ lines }: Invoice, credited: NetByPosition): bigint[] {
  return lines.map((line, index) => line.netMinor - (credited.get(index + 1) ?? 0n));
}

/** True if each wanted credit is above zero and not more than is left of its line. */
export function fitsInvoice(invoice: Invoice, credited: NetByPosition, wanted: NetByPosition): boolean {
  const left = leftOfLines(invoice, credited);
  return (
    wanted.size > 0 &&
    [...wanted].every(([position, minor]) => minor > 0n && minor <= (left[position - 1] ?? 0n))
  );
}

const keyOf = (rate: string, code: string) => `${normalizedRate(rate)} ${code}`;

/** What was credited before at each rate of an invoice, net in minor units, in the order of its summary. */
export function creditedAtRates({ lines, vatSummary }: Invoice, credited: NetByPosition): bigint[] {
  return vatSummary.map(({ rate, code }) =>
    lines.reduce((sum, line, index) => {
      const isOfRate = keyOf(line.vatRate, line.vatCode) === keyOf(rate, code);
      return isOfRate ? sum + (credited.get(index + 1) ?? 0n) : sum;
    }, 0n),
  );
}

/**
 * The credit of some lines of an invoice, after what was credited before (MON-14): VAT by the rate of each line, such that all
 * credits of the invoice add up to it to the cent. What is wanted fits the invoice.
 */
export function creditOf(invoice: Invoice, credited: NetByPosition, wanted: NetByPosition): Credit {
  const lines = invoice.lines.flatMap((line, index) => {
    const minor = wanted.get(index + 1);
    return minor === undefined ? [] : [creditedLine(line, minor)];
  });
  const before = creditedAtRates(invoice, credited);
  const now = creditedAtRates(invoice, wanted);
  const vatSummary = invoice.vatSummary.flatMap((charged, index) => {
    const creditedNetMinor = before[index] ?? 0n;
    const netMinor = now[index] ?? 0n;
    if (netMinor === 0n) return [];
    return [{ ...charged, netMinor, vatMinor: vatOfCredit({ ...charged, creditedNetMinor }, netMinor) }];
  });
  const netMinor = vatSummary.reduce((sum, entry) => sum + entry.netMinor, 0n);
  const vatMinor = vatSummary.reduce((sum, entry) => sum + entry.vatMinor, 0n);
  return { lines, vatSummary, netMinor, vatMinor, totalMinor: netMinor + vatMinor };
}

/** A line that is credited whole is printed as it was; a part of it as one amount. */
function creditedLine(line: DocumentLine, minor: bigint): DocumentLine {
  if (minor === line.netMinor) return line;
  const { volume: _volume, ...rest } = line;
  return { ...rest, quantity: 1, unitPriceMinor: minor, netMinor: minor };
}

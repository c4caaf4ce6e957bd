import { addDays, addPeriod, type Day, type Period } from "../../../../common/dates.ts";
import { type DocumentLine, type VatCode, vatSummary } from "../../billing/index.ts";

/** The largest total of an order: 9,999,999.99. */
export const largestTotalMinor = 999_999_999n;

/** A line with the price of one unit and its VAT decided; amounts in minor units. */
export interface LineToPrice {
  readonly unitPriceMinor: bigint;
  readonly quantity: number;
  readonly vatRate: string;
  readonly vatCode: VatCode;
}

/**
 * What lines cost: net per line, VAT per rate on the sum of its lines, rounded once (MON-1). The parts add up to the total:
 * nets of the lines to the net, nets and VAT of the rates to net and VAT.
 */
export function priceLines<Line extends LineToPrice>(lines: readonly Line[]) {
  const priced = lines.map((line) => ({ ...line, netMinor: line.unitPriceMinor * BigInt(line.quantity) }));
  const vat = vatSummary(priced);
  const netMinor = vat.reduce((sum, entry) => sum + entry.netMinor, 0n);
  const vatMinor = vat.reduce((sum, entry) => sum + entry.vatMinor, 0n);
  return { lines: priced, vat, netMinor, vatMinor, totalMinor: netMinor + vatMinor };
}

/** A line as its order keeps it. */
export interface OrderedLine extends LineToPrice {
  readonly description: string;
  readonly label: string | null;
  readonly period: Period;
  readonly netMinor: bigint;
}

/**
 * A line as documents print it. With a first day, the period that is paid for; without one, while the order is not paid, only
 * its length, for the period begins on the day of payment.
 */
export function documentLineOf(
  line: OrderedLine,
  lengthOf: (period: Period) => string,
  startsOn: Day | undefined,
): DocumentLine {
  const { description, quantity, unitPriceMinor, netMinor, vatRate, vatCode, label, period } = line;
  const texts = [label, startsOn === undefined ? lengthOf(period) : null].filter((text) => text !== null);
  return {
    ...{ description, quantity, unitPriceMinor, netMinor, vatRate, vatCode },
    ...(texts.length > 0 ? { detail: texts.join("\n") } : {}),
    ...(startsOn === undefined ? {} : { period: periodFrom(startsOn, period) }),
  };
}

/** The first period of a product, first and last day included. */
export function periodFrom(startsOn: Day, period: Period): { from: Day; to: Day } {
  return { from: startsOn, to: addDays(addPeriod(startsOn, period, 1), -1) };
}

import { addDays, addPeriod, type Day, type Period } from "../../../../common/dates.ts";
import { linePrice } from "../../../../common/line-price.ts";
import { type DocumentLine, type VatCode, type VolumeDiscount, vatSummary } from "../../billing/index.ts";

/** The largest total of an order: 9,999,999.99. */
export const largestTotalMinor = 999_999_999n;

/** A line with the list price of one unit, its volume rate and its VAT decided; amounts in minor units. */
export interface LineToPrice {
  readonly unitPriceMinor: bigint;
  readonly quantity: number;
  /** Percent, an exact decimal; "0" without one. */
  readonly volumeRate: string;
  readonly vatRate: string;
  readonly vatCode: VatCode;
}

// Nobody orders with a partner's discount.
const chainOf = (line: LineToPrice) => linePrice({ ...line, partnerDiscount: "0" });

/**
 * What lines cost: net per line after its volume rate (CAT-3), VAT per rate on the sum of its lines, rounded once (MON-1).
 * The parts add up to the total: nets of the lines to the net, nets and VAT of the rates to net and VAT.
 */
export function priceLines<Line extends LineToPrice>(lines: readonly Line[]) {
  const priced = lines.map((line) => ({ ...line, netMinor: chainOf(line).netMinor }));
  const vat = vatSummary(priced);
  const netMinor = vat.reduce((sum, entry) => sum + entry.netMinor, 0n);
  const vatMinor = vat.reduce((sum, entry) => sum + entry.vatMinor, 0n);
  return { lines: priced, vat, netMinor, vatMinor, totalMinor: netMinor + vatMinor };
}

/** What the volume rate takes off a line, in minor units; null where it has none. */
export function volumeDiscountOf(line: LineToPrice): VolumeDiscount | null {
  const { listMinor, volumeDiscountMinor } = chainOf(line);
  return Number(line.volumeRate) === 0
    ? null
    : { rate: line.volumeRate, listMinor, minor: volumeDiscountMinor };
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
  const volume = volumeDiscountOf(line);
  return {
    ...{ description, quantity, unitPriceMinor, netMinor, vatRate, vatCode },
    ...(volume ? { volume } : {}),
    ...(texts.length > 0 ? { detail: texts.join("\n") } : {}),
    ...(startsOn === undefined ? {} : { period: periodFrom(startsOn, period) }),
  };
}

/** The first period of a product, first and last day included. */
export function periodFrom(startsOn: Day, period: Period): { from: Day; to: Day } {
  return { from: startsOn, to: addDays(addPeriod(startsOn, period, 1), -1) };
}

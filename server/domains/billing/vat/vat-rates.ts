import type { Day } from "../../../../common/dates.ts";

/** A VAT rate in percent, as an exact decimal, and the first day on which it applies. */
export interface DatedRate {
  readonly from: Day;
  readonly rate: string;
}

/** Rates of the provider's own country; the special rate is that of the hotel trade. */
export interface HomeRates {
  readonly standard: readonly DatedRate[];
  readonly reduced: readonly DatedRate[];
  readonly accommodation: readonly DatedRate[];
}

// Rates are listed from this day on; nothing is invoiced for an earlier one.
const start = "2024-01-01";
const since = (rate: string): DatedRate[] => [{ from: start, rate }];

/**
 * Switzerland and Liechtenstein, which are one VAT territory: Art. 25 VAT Act (SR 641.20) with Art. 130 of the
 * Federal Constitution as raised on 1 January 2024 (AHV 21); treaty with Liechtenstein of 28 October 1994.
 */
export const swissRates: HomeRates = {
  standard: since("8.1"),
  reduced: since("2.6"),
  accommodation: since("3.8"),
};

/**
 * Standard rates of the member states of the European Union (Art. 96 and 97 of Directive 2006/112/EC), as each state
 * has set them. Monaco counts as France (Art. 7 of the directive). A change of rate is a new entry, latest last.
 */
export const standardRatesOfUnion: Readonly<Record<string, readonly DatedRate[]>> = {
  AT: since("20"),
  BE: since("21"),
  BG: since("20"),
  CY: since("19"),
  CZ: since("21"),
  DE: since("19"),
  DK: since("25"),
  EE: [...since("22"), { from: "2025-07-01", rate: "24" }],
  ES: since("21"),
  FI: [...since("24"), { from: "2024-09-01", rate: "25.5" }],
  FR: since("20"),
  GR: since("24"),
  HR: since("25"),
  HU: since("27"),
  IE: since("23"),
  IT: since("22"),
  LT: since("21"),
  LU: since("17"),
  LV: since("21"),
  MC: since("20"),
  MT: since("18"),
  NL: since("21"),
  PL: since("23"),
  PT: since("23"),
  RO: [...since("19"), { from: "2025-08-01", rate: "21" }],
  SE: since("25"),
  SI: since("22"),
  SK: [...since("20"), { from: "2025-01-01", rate: "23" }],
};

/** The rate that applies on a day; a RangeError for a day before the first that is listed. */
export function rateOn(rates: readonly DatedRate[], on: Day): string {
  const dated = rates.findLast((entry) => entry.from <= on);
  if (!dated) throw new RangeError(`No VAT rate is listed for ${on}`);
  return dated.rate;
}

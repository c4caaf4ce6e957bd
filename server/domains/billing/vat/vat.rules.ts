import type { Day } from "../../../../common/dates.ts";
import { percentOf } from "../../../../common/money.ts";
import { type HomeRates, rateOn, standardRatesOfUnion, swissRates } from "./vat-rates.ts";

/** How the catalogue classes a plan for VAT. */
export type VatClass = "standard" | "reduced" | "accommodation" | "exempt";

/** Why a line bears the rate that it bears; printed on the invoice unless it is "standard". */
export type VatCode = "standard" | "reverse_charge" | "export" | "exempt";

/** Keys of the sentences that explain a rate of zero. */
export const vatNotes = {
  reverse_charge: "documents:vat.note.reverse_charge",
  export: "documents:vat.note.export",
  exempt: "documents:vat.note.exempt",
} as const satisfies Record<Exclude<VatCode, "standard">, string>;

/** What decides about the VAT of a line; countries are ISO 3166-1 alpha-2. */
export interface VatCase {
  readonly providerCountry: string;
  readonly customerCountry: string;
  readonly customerKind: "individual" | "association" | "company";
  /** True only if the customer's VAT number was checked and found valid. */
  readonly customerVatNumberValid?: boolean;
  readonly vatClass: VatClass;
  /** The day of supply, which decides about the rate. */
  readonly on: Day;
}

/** The rate in percent as an exact decimal ("8.1"), with its reason. */
export interface VatDecision {
  readonly rate: string;
  readonly code: VatCode;
  readonly noteKey?: (typeof vatNotes)[keyof typeof vatNotes];
}

const zero = (code: Exclude<VatCode, "standard">): VatDecision => ({
  rate: "0",
  code,
  noteKey: vatNotes[code],
});

const isSwissTerritory = (country: string) => country === "CH" || country === "LI";

function homeRatesOf(country: string): Partial<HomeRates> {
  if (isSwissTerritory(country)) return swissRates;
  const standard = standardRatesOfUnion[country];
  return standard ? { standard } : {};
}

function homeRate(input: VatCase, vatClass: Exclude<VatClass, "exempt">): VatDecision {
  const rates = homeRatesOf(input.providerCountry)[vatClass];
  if (!rates) throw new RangeError(`No ${vatClass} VAT rate is known for ${input.providerCountry}`);
  return { rate: rateOn(rates, input.on), code: "standard" };
}

function isAtHome(input: VatCase): boolean {
  const { providerCountry, customerCountry } = input;
  return (
    providerCountry === customerCountry ||
    (isSwissTerritory(providerCountry) && isSwissTerritory(customerCountry))
  );
}

/**
 * VAT of a service supplied electronically. At home: the rate of the class (Art. 25 VAT Act, SR 641.20). Customers in
 * the Union: the standard rate of their country (Art. 58 of Directive 2006/112/EC), or reverse charge for companies and
 * associations with a valid VAT number (Art. 44 and 196). All others: outside the scope (Art. 8 VAT Act).
 * Accommodation is taxed where the house stands, so at home. A day before the listed rates throws a RangeError.
 */
export function vatFor(input: VatCase): VatDecision {
  const { vatClass } = input;
  if (vatClass === "exempt") return zero("exempt");
  if (vatClass === "accommodation" || isAtHome(input)) return homeRate(input, vatClass);
  const rates = standardRatesOfUnion[input.customerCountry];
  if (!rates) return zero("export");
  if (input.customerKind !== "individual" && input.customerVatNumberValid) return zero("reverse_charge");
  return { rate: rateOn(rates, input.on), code: "standard" };
}

/** What the summary needs of a line: its net amount in minor units, its rate in percent and the reason of the rate. */
export interface VatLine {
  readonly netMinor: bigint;
  readonly vatRate: string;
  readonly vatCode: VatCode;
}

/** One rate of a document: the sum of its lines and the VAT on it, in minor units. */
export interface VatSummaryEntry {
  readonly rate: string;
  readonly code: VatCode;
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
}

/** A decimal without needless zeros, as one rate can arrive in several spellings: "8.100" becomes "8.1". */
export function normalizedRate(rate: string): string {
  if (!/^\d+(\.\d+)?$/.test(rate)) throw new RangeError(`"${rate}" is not a VAT rate`);
  const [whole = "", decimals = ""] = rate.split(".");
  const kept = decimals.replace(/0+$/, "");
  return `${BigInt(whole)}${kept === "" ? "" : `.${kept}`}`;
}

/** VAT per rate on the sum of its lines, rounded half away from zero to the minor unit (MON-1); highest rate first. */
export function vatSummary(lines: readonly VatLine[]): VatSummaryEntry[] {
  const sums = new Map<string, { rate: string; code: VatCode; netMinor: bigint }>();
  for (const line of lines) {
    const rate = normalizedRate(line.vatRate);
    const key = `${rate} ${line.vatCode}`;
    const netMinor = (sums.get(key)?.netMinor ?? 0n) + line.netMinor;
    sums.set(key, { rate, code: line.vatCode, netMinor });
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, vatMinor: percentOf(sum.netMinor, sum.rate) }))
    .toSorted((left, right) => Number(right.rate) - Number(left.rate) || (left.code < right.code ? -1 : 1));
}

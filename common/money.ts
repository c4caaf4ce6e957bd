export { allocate, applyRate, lessPercents, percentOf, shareOf } from "./rounding.ts";

/** An exact amount: minor units (Rappen, cents) and the ISO 4217 code of the currency. */
export type Money = { readonly minor: bigint; readonly currency: string };

/** Two amounts of different currencies met in one calculation: a fault of the caller. */
export class CurrencyMismatch extends Error {
  constructor(left: string, right: string) {
    super(`Amounts of ${left} and ${right} cannot be combined`);
    this.name = "CurrencyMismatch";
  }
}

// ISO 4217 has two decimals unless listed here. The tables of Intl differ from ISO 4217 (AFN, HUF, IQD).
const digitsOfException: Readonly<Record<string, number>> = {
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0 },
  ...{ VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0 },
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
  ...{ CLF: 4, UYW: 4 },
};
const knownDigits = new Map<string, number>([
  ...Intl.supportedValuesOf("currency").map((code): [string, number] => [code, 2]),
  ...Object.entries(digitsOfException),
]);

/** True for a currency code of ISO 4217 that is known here. */
export function isCurrency(code: string): boolean {
  return knownDigits.has(code);
}

/** Number of decimals of a currency's minor unit by ISO 4217; an unknown currency throws a RangeError. */
export function minorDigits(currency: string): number {
  const digits = knownDigits.get(currency);
  if (digits === undefined) throw new RangeError(`Unknown currency ${currency}`);
  return digits;
}

/** Makes an amount of minor units; an unknown currency throws a RangeError. */
export function money(minor: bigint, currency: string): Money {
  minorDigits(currency);
  return { minor, currency };
}

function sameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left.currency, right.currency);
}

/** Sum of two amounts of one currency; throws CurrencyMismatch. */
export function add(left: Money, right: Money): Money {
  sameCurrency(left, right);
  return { minor: left.minor + right.minor, currency: left.currency };
}

/** Left less right, in one currency; throws CurrencyMismatch. */
export function subtract(left: Money, right: Money): Money {
  sameCurrency(left, right);
  return { minor: left.minor - right.minor, currency: left.currency };
}

/** The same amount with the opposite sign. */
export function negate(amount: Money): Money {
  return { minor: -amount.minor, currency: amount.currency };
}

/** Sum of a list in the given currency, zero for an empty list; throws CurrencyMismatch. */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = money(0n, currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** Negative, zero or positive as left is less than, equal to or more than right; throws CurrencyMismatch. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  sameCurrency(left, right);
  if (left.minor === right.minor) return 0;
  return left.minor < right.minor ? -1 : 1;
}

/** True for zero of any currency. */
export function isZero(amount: Money): boolean {
  return amount.minor === 0n;
}

/** True for an amount below zero. */
export function isNegative(amount: Money): boolean {
  return amount.minor < 0n;
}

/** Minor units as a JSON number; throws a RangeError beyond 2^53 - 1, where a number stops being exact. */
export function toMinorNumber(minor: bigint): number {
  const number = Number(minor);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} minor units do not fit a JSON number`);
  return number;
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const longestDecimal = 40;

/**
 * Reads an exact decimal such as "1234.50" or "8.850" (zeros beyond the minor unit carry nothing);
 * undefined for anything else, also for more decimals than the currency has. Unknown currency: RangeError.
 */
export function parseAmount(text: string, currency: string): Money | undefined {
  const digits = minorDigits(currency);
  const match = text.length > longestDecimal ? null : decimal.exec(text);
  const [, sign = "", whole = "", written = ""] = match ?? [];
  if (whole === "" && written === "") return undefined;
  const kept = written.slice(0, digits).padEnd(digits, "0");
  if (written.length > digits && !/^0*$/.test(written.slice(digits))) return undefined;
  const minor = BigInt(whole + kept);
  return { minor: sign === "-" ? -minor : minor, currency };
}

/** The amount as a plain decimal for files: "1234.50", "-0.05", "1000" for a currency without decimals. */
export function formatDecimal(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const absolute = amount.minor < 0n ? -amount.minor : amount.minor;
  const padded = absolute.toString().padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const rest = digits === 0 ? "" : `.${padded.slice(padded.length - digits)}`;
  return `${amount.minor < 0n ? "-" : ""}${whole}${rest}`;
}

// Francs are written the way of the reader's language in Switzerland, all else the way of its main country.
const swissLocales: Readonly<Record<string, string>> = { de: "de-CH", fr: "fr-CH", it: "it-CH", en: "en-CH" };
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: string): Intl.NumberFormat {
  const key = `${language}/${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = minorDigits(currency);
  const swiss = currency === "CHF" ? swissLocales[language] : undefined;
  const format = new Intl.NumberFormat(swiss ?? language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: "always",
  });
  formats.set(key, format);
  return format;
}

const plainSpaces = (text: string) => text.replaceAll("\u202f", "\u00a0"); // missing from the fonts of documents

function partsOf(amount: Money, language: string): Intl.NumberFormatPart[] {
  const parts = formatOf(amount.currency, language).formatToParts(
    formatDecimal(amount) as Intl.StringNumericLiteral,
  );
  return parts.map((part) =>
    part.type === "group" ? { ...part, value: part.value.replace("'", "’") } : part,
  );
}

/** The amount as people of a language write it: "CHF 1’234.50", "1.234,50 €". Exact at any size, no float between. */
export function formatAmount(amount: Money, language: string): string {
  return plainSpaces(
    partsOf(amount, language)
      .map((part) => part.value)
      .join(""),
  );
}

/** The number alone, for a column whose head names the currency: "1’234.50", "-1.234,50". */
export function formatFigure(amount: Money, language: string): string {
  const parts = partsOf(amount, language).filter((part) => part.type !== "currency");
  return plainSpaces(parts.map((part) => part.value).join("")).trim();
}

/** A percentage, an exact decimal such as "8.1", in the spelling of the currency's amounts: "8.1%", "8,1 %". */
export function formatPercent(percent: string, language: string, currency: string): string {
  const amounts = formatOf(currency, language);
  const { locale } = amounts.resolvedOptions();
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 3 });
  // French in Switzerland writes 8,1 but CHF 8.10: beside amounts, theirs counts.
  const point = amounts.formatToParts(0.5).find((part) => part.type === "decimal")?.value;
  const parts = format.formatToParts(`${percent}e-2` as Intl.StringNumericLiteral);
  return plainSpaces(
    parts.map((part) => (part.type === "decimal" ? (point ?? part.value) : part.value)).join(""),
  );
}

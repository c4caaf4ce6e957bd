const exactDecimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal number as a fraction of integers. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

function fractionOf(text: string): Fraction {
  const match = exactDecimal.exec(text);
  if (!match) throw new RangeError(`"${text}" is not a decimal number`);
  const [, sign, whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return { numerator: sign === "-" ? -digits : digits, denominator: 10n ** BigInt(decimals.length) };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Integer quotient rounded half away from zero (MON-1); a denominator of zero throws a RangeError. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = (2n * absolute(numerator) + absolute(denominator)) / (2n * absolute(denominator));
  return numerator < 0n === denominator < 0n ? quotient : -quotient;
}

/** Minor units times numerator over denominator, rounded once (MON-1): 10 of 31 days of a price. */
export function shareOf(minor: bigint, numerator: bigint, denominator: bigint): bigint {
  return divideRounded(minor * numerator, denominator);
}

/** Minor units times an exact decimal rate such as "0.9345", rounded once (MON-1); throws a RangeError on other text. */
export function applyRate(minor: bigint, rate: string): bigint {
  const { numerator, denominator } = fractionOf(rate);
  return shareOf(minor, numerator, denominator);
}

/** An exact decimal percentage ("8.1") of minor units, rounded half away from zero (MON-1). */
export function percentOf(minor: bigint, percent: string): bigint {
  const { numerator, denominator } = fractionOf(percent);
  return shareOf(minor, numerator, 100n * denominator);
}

/** Takes discounts off one after the other, each on what the last one left, and rounds once at the end (MON-1, CAT-3). */
export function lessPercents(minor: bigint, percents: readonly string[]): bigint {
  let numerator = minor;
  let denominator = 1n;
  for (const percent of percents) {
    const rate = fractionOf(percent);
    numerator *= 100n * rate.denominator - rate.numerator;
    denominator *= 100n * rate.denominator;
  }
  return divideRounded(numerator, denominator);
}

/**
 * Splits minor units by weights into parts that always add up to the whole, by largest remainder, the earlier part first.
 * Weights are not negative and not all zero, otherwise a RangeError.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weights.some((weight) => weight < 0n) || whole === 0n) {
    throw new RangeError("Weights must not be negative and not all zero");
  }
  const amount = absolute(total);
  const parts = weights.map((weight, index) => ({
    index,
    minor: (amount * weight) / whole,
    rest: (amount * weight) % whole,
  }));
  let missing = amount - parts.reduce((sum, part) => sum + part.minor, 0n);
  const byRemainder = parts.toSorted((left, right) =>
    left.rest === right.rest ? left.index - right.index : left.rest > right.rest ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (missing === 0n) break;
    part.minor += 1n;
    missing -= 1n;
  }
  return parts.map((part) => (total < 0n ? -part.minor : part.minor));
}

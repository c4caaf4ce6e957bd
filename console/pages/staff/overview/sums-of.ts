interface Amount {
  /** Integer of the currency's minor unit. */
  readonly minor: number;
  readonly currency: string;
}

/** The sums of amounts, one for each currency, in the order of their codes. */
export function sumsOf(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .map(([currency, minor]) => ({ minor, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

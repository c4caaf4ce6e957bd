/** A step of a family's scale: from this number of products on, percent less as an exact decimal. */
export interface VolumeTier {
  readonly fromQuantity: number;
  readonly rate: string;
}

/** The volume rate of a number of products (CAT-3): that of the highest step reached, "0" below the first. */
export function volumeRateFor(tiers: readonly VolumeTier[], quantity: number): string {
  return reached(tiers, quantity)?.rate ?? "0";
}

/** The next step that makes products cheaper, and how many are missing to it; null on the highest. */
export function nextRateFor(tiers: readonly VolumeTier[], quantity: number) {
  const rate = Number(volumeRateFor(tiers, quantity));
  const next = tiers
    .filter((tier) => tier.fromQuantity > quantity && Number(tier.rate) > rate)
    .toSorted((left, right) => left.fromQuantity - right.fromQuantity)[0];
  return next ? { missing: next.fromQuantity - quantity, rate: next.rate } : null;
}

function reached(tiers: readonly VolumeTier[], quantity: number): VolumeTier | undefined {
  return tiers
    .filter((tier) => tier.fromQuantity <= quantity)
    .toSorted((left, right) => right.fromQuantity - left.fromQuantity)[0];
}

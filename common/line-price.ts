import { lessPercents } from "./rounding.ts";

/** What a line costs before anything is taken off, and what is; amounts in minor units, percentages exact decimals. */
export interface LineChain {
  /** The list price of one unit. */
  readonly unitPriceMinor: bigint;
  readonly quantity: number;
  /** Percent that the partner does not pay, "0" without one. */
  readonly partnerDiscount: string;
  /** Percent on what is left after it (CAT-3), "0" without one. */
  readonly volumeRate: string;
}

/** A line step by step, in minor units: net is list less both discounts, to the cent. */
export interface LinePrice {
  readonly listMinor: bigint;
  readonly partnerDiscountMinor: bigint;
  readonly volumeDiscountMinor: bigint;
  readonly netMinor: bigint;
}

/**
 * Price of a line: list price, partner discount, volume rate on the rest (CAT-3). Only the end of the chain is rounded, half away
 * from zero (MON-1); the steps shown are made to add up to it.
 */
export function linePrice(chain: LineChain): LinePrice {
  const { unitPriceMinor, quantity, partnerDiscount, volumeRate } = chain;
  const listMinor = unitPriceMinor * BigInt(quantity);
  const netMinor = lessPercents(listMinor, [partnerDiscount, volumeRate]);
  const afterPartnerMinor = lessPercents(listMinor, [partnerDiscount]);
  return {
    listMinor,
    partnerDiscountMinor: listMinor - afterPartnerMinor,
    volumeDiscountMinor: afterPartnerMinor - netMinor,
    netMinor,
  };
}

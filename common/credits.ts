import { shareOf } from "./rounding.ts";

/** What an invoice charged at one VAT rate, and how much of it was credited before; net and VAT in minor units. */
export interface ChargedAtRate {
  readonly netMinor: bigint;
  readonly vatMinor: bigint;
  readonly creditedNetMinor: bigint;
}

/**
 * VAT in minor units that goes with a net credit at one rate of an invoice (MON-14). It is the growth of the rounded share, so that
 * credits, in whatever parts and order, add up to the VAT of the invoice once all is credited. A charge of nothing throws a
 * RangeError.
 */
export function vatOfCredit(charged: ChargedAtRate, creditMinor: bigint): bigint {
  const { netMinor, vatMinor, creditedNetMinor } = charged;
  if (netMinor <= 0n) throw new RangeError("Nothing was charged at this rate");
  const shareUpTo = (creditedMinor: bigint) => shareOf(vatMinor, creditedMinor, netMinor);
  return shareUpTo(creditedNetMinor + creditMinor) - shareUpTo(creditedNetMinor);
}

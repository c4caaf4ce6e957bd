/** What can be given back of a charge at most (MON-14): what it still holds, within the prepaid balance. Minor units. */
export function refundableOf(charge: {
  readonly receivedMinor: bigint;
  readonly refundedMinor: bigint;
  /** What the payer's bank took back. */
  readonly chargedBackMinor: bigint;
  readonly prepaidMinor: bigint;
}): bigint {
  const held = charge.receivedMinor - charge.refundedMinor - charge.chargedBackMinor;
  const least = held < charge.prepaidMinor ? held : charge.prepaidMinor;
  return least > 0n ? least : 0n;
}

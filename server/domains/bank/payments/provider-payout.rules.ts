/** How the payment provider calls itself in its transfers: "STRIPE", "Stripe Payments Europe Ltd". */
const providerName = /(?<![\p{L}\p{N}])stripe(?![\p{L}\p{N}])/iu;

/** True if the payer's name or a text of a payment names the payment provider. It never posts by that alone: staff say so. */
export function namesProvider(payment: {
  readonly debtorName: string | null;
  readonly remittance: string | null;
  readonly endToEndId: string | null;
}): boolean {
  const { debtorName, remittance, endToEndId } = payment;
  return [debtorName, remittance, endToEndId].some((text) => text !== null && providerName.test(text));
}

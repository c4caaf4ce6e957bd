import type { ChargeReport } from "../../../providers/payment/payment-provider.ts";

export const chargeStates = [
  "started",
  "action_needed",
  "processing",
  "succeeded",
  "failed",
  "cancelled",
] as const;

export type ChargeState = (typeof chargeStates)[number];

/** True while a charge may still take money. */
export const isLive = (state: ChargeState): boolean =>
  state === "started" || state === "action_needed" || state === "processing";

/** How far a charge is by the provider's word. */
export const stateOf = (report: Pick<ChargeReport, "state">): ChargeState =>
  report.state === "open" ? "started" : report.state;

/** What the payer chose: a method that is kept, or one to be chosen on the provider's page, and whether to keep that. */
export interface Wish {
  readonly paymentProfileId: string | null;
  readonly keep: boolean;
}

/** True when a charge that is under way is what the payer asks for again: another tab, a second click. */
export const isSameWish = (charge: { paymentProfileId: string | null; keepsMethod: boolean }, wish: Wish) =>
  charge.paymentProfileId === wish.paymentProfileId && charge.keepsMethod === wish.keep;

/** True when what the provider took is what was asked for: amount and currency (security.md, decision 11). */
export const isAsAsked = (
  charge: { readonly amountMinor: bigint; readonly currency: string },
  report: Pick<ChargeReport, "amountMinor" | "currency">,
): boolean => charge.amountMinor === report.amountMinor && charge.currency === report.currency;

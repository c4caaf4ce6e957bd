import { addDays, type Day } from "../../../../common/dates.ts";
import type { Configuration } from "../../../platform/configuration.ts";
import type { KeptMethod } from "../../../providers/payment/payment-provider.ts";

/** How long before its last day a card's holder is told (MON-12). */
export const warningDays = 30;

/** The last day on which a method can be charged; null where nothing expires. */
export function lastDayOf({ expiresIn }: Pick<KeptMethod, "expiresIn">): Day | null {
  if (!expiresIn) return null;
  const month = Temporal.PlainYearMonth.from(expiresIn);
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

/** How a kept method stands: usable, soon no longer, or no longer. */
export function validityOf(expiresOn: Day | null, today: Day): "valid" | "expiring" | "expired" {
  if (expiresOn === null) return "valid";
  if (expiresOn < today) return "expired";
  return expiresOn <= addDays(today, warningDays) ? "expiring" : "valid";
}

/** True if a kept method can be charged today. */
export const isUsable = (
  profile: { readonly removedAt: string | null; readonly expiresOn: Day | null },
  today: Day,
): boolean => profile.removedAt === null && validityOf(profile.expiresOn, today) !== "expired";

/** What depends on a kept method. */
export interface Dependence {
  readonly isDefault: boolean;
  readonly hasProducts: boolean;
  readonly hasLiveCharge: boolean;
}

/** Why a kept method must stay for now (MON-12); undefined when nothing depends on it. */
export function reasonToKeep(
  dependence: Dependence,
): "billing.payment_method_in_use" | "billing.payment_method_default" | undefined {
  const { isDefault, hasProducts, hasLiveCharge } = dependence;
  if (hasLiveCharge) return "billing.payment_method_in_use";
  return isDefault && hasProducts ? "billing.payment_method_default" : undefined;
}

/** True where payments by card or wallet are offered: with an account at the provider, and in the demo with its stand-in. */
export const takesCards = ({ stripe, demo }: Pick<Configuration, "stripe" | "demo">): boolean =>
  stripe !== undefined || demo;

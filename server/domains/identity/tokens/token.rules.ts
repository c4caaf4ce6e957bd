import { formatDay } from "../../../../common/dates.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

/** So many days before a token ends its owner is told (ASVS 6.4.5); not of one that lives no longer than that. */
export const noticeDays = 7;

/** The day on which a token ends, for its owner. */
export function dayOfEnd(expiresAt: Temporal.Instant | string, timeZone: string, language: Language): string {
  const day = Temporal.Instant.from(expiresAt).toZonedDateTimeISO(timeZone).toPlainDate();
  return formatDay(day, language, "long");
}

/** How a token stands that was not revoked. */
export function tokenState(
  { expiresAt, isMember }: { readonly expiresAt: string; readonly isMember: boolean },
  now: Temporal.Instant,
): "active" | "expired" | "useless" {
  if (Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) <= 0) return "expired";
  return isMember ? "active" : "useless";
}

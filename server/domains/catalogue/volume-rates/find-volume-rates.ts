import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { findScales } from "./volume-rate.queries.ts";
import { nextRateFor, volumeRateFor } from "./volume-rate.rules.ts";

/** The volume rate of a family at an order, in percent as an exact decimal. */
export interface FamilyRate {
  readonly familyId: string;
  readonly familyName: string;
  /** What the organization has and what it orders. */
  readonly quantity: number;
  readonly rate: string;
  readonly next: { readonly missing: number; readonly rate: string } | null;
}

/** The rates that an order of these quantities has: the products of the family that the organization has count with it (CAT-3). */
export async function findVolumeRates(
  db: Db,
  organizationId: string,
  ordered: readonly { readonly familyId: string; readonly quantity: number }[],
  reader: { readonly language: Language; readonly on: Day },
): Promise<FamilyRate[]> {
  const familyIds = [...new Set(ordered.map(({ familyId }) => familyId))];
  const scales = await findScales(db, organizationId, familyIds, reader);
  return scales.map(({ familyId, familyName, heldCount, tiers }) => {
    const ofFamily = ordered.filter((line) => line.familyId === familyId);
    const quantity = ofFamily.reduce((sum, line) => sum + line.quantity, heldCount);
    const rate = volumeRateFor(tiers, quantity);
    return { familyId, familyName, quantity, rate, next: nextRateFor(tiers, quantity) };
  });
}

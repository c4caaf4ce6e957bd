import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { VolumeTier } from "./volume-rate.rules.ts";

export interface FamilyScale {
  readonly familyId: string;
  readonly familyName: string;
  /** How many products of the family the organization has that are not over. */
  readonly heldCount: number;
  readonly tiers: readonly VolumeTier[];
}

/** The scales of families that count on a day, with the products that an organization has of each. */
export async function findScales(
  db: Db,
  organizationId: string,
  familyIds: readonly string[],
  { language, on }: { language: Language; on: Day },
): Promise<FamilyScale[]> {
  const { rows } = await sql<FamilyScale>`
    select f.id as "familyId", f.names ->> ${language} as "familyName",
      (select count(*)::int from products p join plans plan on plan.id = p.plan_id
        where p.organization_id = ${organizationId} and plan.family_id = f.id
          and p.state in ('pending', 'active', 'expired', 'suspended')) as "heldCount",
      (select coalesce(jsonb_agg(jsonb_build_object('fromQuantity', t.from_quantity, 'rate', trim_scale(t.volume_rate)::text)
          order by t.from_quantity), '[]')
        from plan_family_tiers t where t.family_id = f.id and t.valid_from =
          (select max(valid_from) from plan_family_tiers where family_id = f.id and valid_from <= ${on})) as tiers
    from plan_families f where f.id = any(${familyIds}::text[]) order by f.position, f.id`.execute(db);
  return rows;
}

export interface NewTier extends VolumeTier {
  readonly familyId: string;
  readonly validFrom: Day;
}

/** Stores steps of scales, each counting from its first day on. */
export async function insertTiers(db: Db, tiers: readonly NewTier[]): Promise<void> {
  if (tiers.length === 0) return;
  await db
    .insertInto("plan_family_tiers")
    .values(
      tiers.map((tier) => ({
        family_id: tier.familyId,
        valid_from: tier.validFrom,
        from_quantity: tier.fromQuantity,
        volume_rate: tier.rate,
      })),
    )
    .execute();
}

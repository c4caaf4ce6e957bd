import { sql } from "kysely";
import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import type { VatClass } from "../../billing/index.ts";

type Texts = Readonly<Record<Language, string>>;

export interface PlanDetailsRow {
  readonly id: string;
  readonly familyId: string;
  readonly rank: number;
  readonly names: Texts;
  readonly summaries: Texts;
  readonly features: readonly Texts[];
  readonly vatClass: VatClass;
  readonly module: string;
  readonly isOffered: boolean;
  readonly revision: number;
  readonly options: readonly { readonly id: string; readonly name: string; readonly isOffered: boolean }[];
}

/** One plan with its texts in all languages and its options. */
export async function findPlanDetails(
  db: Db,
  planId: string,
  language: Language,
): Promise<PlanDetailsRow | undefined> {
  const { rows } = await sql<PlanDetailsRow>`
    select p.id, p.family_id as "familyId", p.rank, p.names, p.summaries, p.features, p.vat_class as "vatClass", p.module,
      p.is_offered as "isOffered", p.revision,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.names ->> ${language}, 'isOffered', o.is_offered)
          order by o.position, o.id), '[]') from plan_options o where o.plan_id = p.id) as options
    from plans p where p.id = ${planId}`.execute(db);
  return rows[0];
}

export interface FamilyRow {
  readonly id: string;
  readonly name: string;
  readonly scales: readonly {
    readonly validFrom: Day;
    readonly steps: readonly { readonly fromQuantity: number; readonly rate: string }[];
  }[];
}

/** Families in the order of the catalogue, with the scale that counts on a day and those to come. */
export async function listFamilies(db: Db, language: Language, on: Day): Promise<FamilyRow[]> {
  const { rows } = await sql<FamilyRow>`
    select f.id, f.names ->> ${language} as name,
      (select coalesce(jsonb_agg(jsonb_build_object('validFrom', s.valid_from, 'steps', s.steps) order by s.valid_from), '[]')
        from (select t.valid_from, jsonb_agg(jsonb_build_object('fromQuantity', t.from_quantity,
            'rate', trim_scale(t.volume_rate)::text) order by t.from_quantity) as steps
          from plan_family_tiers t where t.family_id = f.id and t.valid_from >= coalesce(
            (select max(valid_from) from plan_family_tiers where family_id = f.id and valid_from <= ${on}), '2000-01-01')
          group by t.valid_from) as s) as scales
    from plan_families f order by f.position, f.id`.execute(db);
  return rows;
}

/** The provisioning modules that plans have. */
export async function listModules(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("plans").select("module").distinct().orderBy("module").execute();
  return rows.map(({ module }) => module);
}

/** True where another plan of the family has this rank. */
export async function isRankTaken(db: Db, familyId: string, rank: number, planId: string): Promise<boolean> {
  const row = await db
    .selectFrom("plans")
    .select("id")
    .where("family_id", "=", familyId)
    .where("rank", "=", rank)
    .where("id", "<>", planId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Locks a family until the transaction ends, so that two members of staff change it one after the other; false without one. */
export async function lockFamily(db: Db, familyId: string): Promise<boolean> {
  const row = await db
    .selectFrom("plan_families")
    .select("id")
    .where("id", "=", familyId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export type PlanChange = Pick<PlanDetailsRow, "rank" | "names" | "summaries" | "features" | "isOffered">;

/** Changes a plan; false where its revision is not the one that was read. */
export async function updatePlan(
  db: Db,
  planId: string,
  revision: number,
  change: PlanChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("plans")
    .set({
      rank: change.rank,
      names: JSON.stringify(change.names),
      summaries: JSON.stringify(change.summaries),
      features: JSON.stringify(change.features),
      is_offered: change.isOffered,
      revision: revision + 1,
    })
    .where("id", "=", planId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Offers these options of a plan, and no others. */
export async function offerOptions(db: Db, planId: string, optionIds: readonly string[]): Promise<void> {
  await sql`update plan_options set is_offered = id = any(${optionIds}::text[]) where plan_id = ${planId}`.execute(
    db,
  );
}

/** Withdraws a plan from the offer. */
export async function withdrawPlan(db: Db, planId: string): Promise<void> {
  await db.updateTable("plans").set({ is_offered: false }).where("id", "=", planId).execute();
}

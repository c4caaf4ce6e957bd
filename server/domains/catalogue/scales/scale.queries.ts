import type { Day } from "../../../../common/dates.ts";
import type { Db } from "../../../platform/database/database.ts";

/** True where a scale of the family begins on this day. */
export async function scaleBeginsOn(db: Db, familyId: string, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom("plan_family_tiers")
    .select("family_id")
    .where("family_id", "=", familyId)
    .where("valid_from", "=", day)
    .executeTakeFirst();
  return row !== undefined;
}

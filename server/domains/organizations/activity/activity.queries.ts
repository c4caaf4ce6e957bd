import type { Db } from "../../../platform/database/database.ts";

/** The organization's audit rows, newest first. */
export async function listActivityRows(
  db: Db,
  organizationId: string,
  page: { before: bigint | undefined; limit: number },
) {
  let query = db
    .selectFrom("organization_audit")
    .select([
      "sequence",
      "happened_at",
      "actor_kind",
      "actor_name",
      "action",
      "subject_kind",
      "subject_id",
      "details",
    ])
    .where("organization_id", "=", organizationId)
    .orderBy("sequence", "desc")
    .limit(page.limit + 1);
  if (page.before !== undefined) query = query.where("sequence", "<", page.before);
  return query.execute();
}

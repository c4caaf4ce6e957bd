import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";

/** Names of organizations and users, by their ids. */
export async function findNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select organization_id as id, name from organizations where organization_id = any (${[...ids]}::uuid[])
    union all select id, first_name || ' ' || last_name from users where id = any (${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { type RawBuilder, sql } from "kysely";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";

/** More are not worth an index: they are found on the way through the list. */
const most = 500;

/**
 * The condition that a list's row belongs to a customer whom somebody searches for by name or customer number. Few are looked up
 * first, so that their rows are read by an index; where the text fits many, each row of the list is compared.
 */
export async function customersFound(
  db: Db,
  search: string,
  organizationId: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const like = containing(search);
  const number = /^\d{1,15}$/.test(search) ? search : null;
  const { rows } = await sql<{ id: string }>`
    select organization_id as id from organizations where name ilike ${like}
    union select organization_id from organizations where customer_number = ${number}::bigint limit ${most + 1}`.execute(
    db,
  );
  return rows.length > most
    ? sql`${organizationId} in (select organization_id from organizations where name ilike ${like})`
    : sql`${organizationId} = any(${rows.map(({ id }) => id)}::uuid[])`;
}

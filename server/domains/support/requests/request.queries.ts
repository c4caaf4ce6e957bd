import { sql } from "kysely";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { equal } from "../../../platform/database/filters.ts";

export type RequestState = "open" | "waiting" | "solved" | "closed";
export type RequestCategory = "technical" | "billing" | "account" | "other";

export interface RequestRow {
  readonly organizationId: string;
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly category: RequestCategory;
  readonly state: RequestState;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly productId: string | null;
  readonly productLabel: string | null;
}

export const requestColumns = sql`r.organization_id as "organizationId", r.id, r.number, r.subject, r.category, r.state,
  r.opened_by as "openedBy", concat_ws(' ', u.first_name, u.last_name) as "openedByName", r.opened_at as "openedAt",
  r.changed_at as "changedAt", r.taken_by as "assignedTo",
  case when s.id is not null then concat_ws(' ', s.first_name, s.last_name) end as "assignedToName",
  r.product_id as "productId", p.label as "productLabel"`;

export const requestSource = sql`support_requests r
  left join users u on u.id = r.opened_by left join users s on s.id = r.taken_by
  left join products p on p.organization_id = r.organization_id and p.id = r.product_id`;

/** The running number of the next request. */
export async function nextRequestNumber(db: Db): Promise<string> {
  const { rows } = await sql<{
    number: bigint;
  }>`select nextval('support_request_number_seq') as number`.execute(db);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the sequence gave no number");
  return number.toString();
}

export type NewRequest = Pick<
  RequestRow,
  "organizationId" | "id" | "number" | "subject" | "category" | "productId" | "openedBy" | "openedAt"
>;

/** Stores a request that was just opened. */
export async function insertRequest(db: Db, request: NewRequest): Promise<void> {
  await db
    .insertInto("support_requests")
    .values({
      organization_id: request.organizationId,
      id: request.id,
      number: request.number,
      subject: request.subject,
      category: request.category,
      product_id: request.productId,
      state: "open",
      opened_by: request.openedBy,
      opened_at: request.openedAt,
      changed_at: request.openedAt,
    })
    .execute();
}

/** What a text is found in: number, subject, or a message of the thread. */
export function requestFound(search: string) {
  const like = containing(search);
  return sql`(r.number = ${search} or r.subject ilike ${like} or exists (
    select from support_messages m where m.organization_id = r.organization_id and m.request_id = r.id
      and m.text ilike ${like}))`;
}

export interface RequestList {
  readonly organizationId: string;
  /** Only those that this user opened. */
  readonly openedBy: string | undefined;
  readonly state: RequestState | undefined;
  readonly search: string | undefined;
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

/** Requests of an organization, last changed first, one more than the page holds. */
export async function listRequestRows(db: Db, list: RequestList): Promise<RequestRow[]> {
  const { after, search } = list;
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from ${requestSource}
    where r.organization_id = ${list.organizationId} ${equal(sql`r.opened_by`, list.openedBy)}
      ${equal(sql`r.state`, list.state)} ${search ? sql`and ${requestFound(search)}` : sql``}
      ${after ? sql`and (r.changed_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by r.changed_at desc, r.id desc limit ${list.limit + 1}`.execute(db);
  return rows;
}

/** One request of an organization. */
export async function findRequest(
  db: Db,
  organizationId: string,
  id: string,
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from ${requestSource} where r.organization_id = ${organizationId} and r.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Locks a request until the transaction ends, so that messages and states follow each other. */
export async function lockRequest(db: Db, organizationId: string, id: string): Promise<void> {
  await sql`select from support_requests where organization_id = ${organizationId} and id = ${id} for update`.execute(
    db,
  );
}

/** Puts a request into a state, which is a change that lists are ordered by. */
export async function changeStateRow(
  db: Db,
  { organizationId, id }: Pick<RequestRow, "organizationId" | "id">,
  state: RequestState,
  at: string,
): Promise<void> {
  await db
    .updateTable("support_requests")
    .set({ state, changed_at: at })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Says who of the staff takes care of a request. */
export async function assignRow(
  db: Db,
  { organizationId, id }: Pick<RequestRow, "organizationId" | "id">,
  userId: string | null,
): Promise<void> {
  await db
    .updateTable("support_requests")
    .set({ taken_by: userId })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { type ActivityGroup, actionsOfGroups } from "../../../../common/activity.ts";
import { containing } from "../../../platform/database/containing.ts";
import type { Db } from "../../../platform/database/database.ts";
import { equal, onDays } from "../../../platform/database/filters.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import type { ActivityFilters, OwnActivityFilters } from "./activity.contract.ts";
import type { SearchWord } from "./search.rules.ts";

export interface ActivityRow {
  readonly id: string;
  readonly happenedAt: string;
  readonly actorKind: "visitor" | "user" | "member" | "staff" | "system";
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly details: unknown;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  readonly tokenName: string | null;
  readonly sortKey: string;
}

interface Listing {
  readonly words: readonly SearchWord[];
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
type Filters = Omit<z.output<typeof ActivityFilters> & z.output<typeof OwnActivityFilters>, "search">;

const id = sql`encode(substr(a.hash, 1, 16), 'hex')::uuid`;
const sortings = { when: { key: sql`a.happened_at`, id, kind: "instant" } } satisfies Record<string, Sorting>;

const columns = sql`${id} as id, a.happened_at as "happenedAt", a.actor_kind as "actorKind", a.actor_name as "actorName", a.action,
  a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.details, a.user_agent as "userAgent", host(a.address) as address,
  a.session_id as "sessionId", a.token_id as "tokenId"`;

/** Entries of an organization's log, one more than the page holds (SEC-11). */
export async function listActivityRows(
  db: Db,
  organizationId: string,
  list: Listing & Filters,
): Promise<ActivityRow[]> {
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const { rows } = await sql<ActivityRow>`
    select ${columns}, null as "organizationId", null as "organizationName", null as "tokenName", ${key}
    from organization_audit a
    where a.organization_id = ${organizationId} ${equal(sql`a.actor_user_id`, list.personId)} ${narrowed(list)}
      ${list.productId === undefined ? sql`` : ofProduct(list.productId, sql`a.organization_id`)} ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}

/**
 * Entries of a user's own log and of what the user did in organizations of today, one more than the page holds (SEC-10). Each half
 * is read in its order, so that neither is read further than a page.
 */
export async function listOwnActivityRows(
  db: Db,
  userId: string,
  list: Listing & Filters,
): Promise<ActivityRow[]> {
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const part = sql`a.happened_at, a.hash, a.actor_kind, a.actor_name, a.action, a.subject_kind, a.subject_id, a.details, a.user_agent,
    a.address, a.session_id, a.token_id`;
  const end = sql`${beyond} ${order} limit ${list.limit + 1}`;
  const isInside = list.organizationId !== undefined || list.productId !== undefined;
  const ofAccount = sql`
    (select ${part}, null::uuid as organization_id, null as organization_name from user_audit a
     where a.user_id = ${userId} ${isInside ? sql`and false` : sql``} ${narrowed(list)} ${end})`;
  const ofActs = sql`
    (select ${part}, a.organization_id, o.name from organization_audit a
     join members m on m.organization_id = a.organization_id and m.user_id = ${userId}
     join organizations o on o.organization_id = a.organization_id
     where a.actor_user_id = ${userId} ${equal(sql`a.organization_id`, list.organizationId)} ${narrowed(list)}
       ${list.productId === undefined ? sql`` : ofProduct(list.productId, sql`a.organization_id`)} ${end})`;
  const { rows } = await sql<ActivityRow>`
    select ${columns}, a.organization_id as "organizationId", a.organization_name as "organizationName", t.name as "tokenName", ${key}
    from (${ofAccount} union all ${ofActs}) a
    left join user_tokens t on t.id = a.token_id and t.user_id = ${userId}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}

const narrowed = ({ from, to, timeZone, group, words }: Listing & Filters): RawBuilder<unknown> => sql`
  ${onDays(sql`a.happened_at`, from, to, timeZone)} ${group ? sql`and ${inGroup(group)}` : sql``}
  ${sql.join(words.map(holding), sql` `)}`;

function inGroup(group: ActivityGroup): RawBuilder<unknown> {
  const starts = actionsOfGroups[group].map((start) => `${start.replaceAll("_", "\\_")}%`);
  const byName = sql`a.action like any (${starts}::text[])`;
  return group === "support" ? sql`(a.actor_kind = 'staff' or ${byName})` : byName;
}

/** A word stands in the sentence, in the name of who acted, in what the sentence names, or is the address. */
const holding = ({ text, actions, amount }: SearchWord): RawBuilder<unknown> => sql`
  and (a.action = any (${[...actions]}::text[]) or a.actor_name ilike ${containing(text)} or host(a.address) = ${text}
    or a.details ->> 'amount' = ${amount ?? null}
    or exists (select from jsonb_each_text(a.details) d where d.value ilike ${containing(text)}))`;

/** What concerns a product, the order that it came with, and the invoices of its periods. */
const ofProduct = (productId: string, organizationId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  and a.subject_id in (
    select p.id from products p where p.organization_id = ${organizationId} and p.id = ${productId}
    union all select p.order_id from products p where p.organization_id = ${organizationId} and p.id = ${productId}
    union all select i.invoice_id from product_periods i where i.organization_id = ${organizationId} and i.product_id = ${productId})`;

/** When the last entry before one was written, in the log of an organization; for what can still be relied upon. */
export async function findTimeBefore(
  db: Db,
  organizationId: string,
  sequence: bigint,
): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select max(happened_at) as at from organization_audit where organization_id = ${organizationId} and sequence < ${sequence}`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

/** The same in the log of a user. */
export async function findOwnTimeBefore(db: Db, userId: string, sequence: bigint): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select max(happened_at) as at from user_audit where user_id = ${userId} and sequence < ${sequence}`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

import { type RawBuilder, sql } from "kysely";
import { readSortedCursor, type SortKind } from "../request/paging.ts";

/** One order of a list: a column with its index, and the id that tells rows of the same value apart. */
export interface Sorting {
  readonly key: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly kind: SortKind;
}

const casts: Record<SortKind, (value: string) => RawBuilder<unknown>> = {
  instant: (value) => sql`${value}::timestamptz`,
  day: (value) => sql`${value}::date`,
  number: (value) => sql`${value}::bigint`,
  text: (value) => sql`${value}::text`,
};

/** The parts of a statement that reads a page of a list: what its cursor is made of, where it begins, and its order. */
export interface Sorted {
  /** To select; the row's `sortKey`. */
  readonly key: RawBuilder<unknown>;
  readonly beyond: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

/** Orders a list by one of its columns, falling where the name begins with a minus, from a cursor on. */
export function sorted<N extends string>(
  sortings: Readonly<Record<N, Sorting>>,
  sort: N | `-${N}`,
  cursor: string | undefined,
): Sorted {
  const falls = sort.startsWith("-");
  const { key, id, kind } = sortings[(falls ? sort.slice(1) : sort) as N];
  const after = readSortedCursor(cursor, kind);
  const last = after && sql`(${casts[kind](after[0])}, ${after[1]}::uuid)`;
  const beyond = falls ? sql`and (${key}, ${id}) < ${last}` : sql`and (${key}, ${id}) > ${last}`;
  return {
    key: sql`(${key})::text as "sortKey"`,
    beyond: last ? beyond : sql``,
    order: falls ? sql`order by ${key} desc, ${id} desc` : sql`order by ${key}, ${id}`,
  };
}

import { type RawBuilder, sql } from "kysely";
import type { Db } from "./database.ts";
import { isoInstant } from "./types.ts";

/** A list whose rows come as one JSON array a column: PostgreSQL writes and the program reads that for a fraction of what single values cost. */
export interface ColumnList<Row> {
  readonly names: readonly (keyof Row & string)[];
  readonly instants: readonly (keyof Row & string)[];
  readonly aggregates: RawBuilder<unknown>;
}

/** Describes a list by the names of its columns, and of those that are instants. Names are written in code, never by users. */
export function columnList<Row>(
  names: readonly (keyof Row & string)[],
  instants: readonly (keyof Row & string)[],
): ColumnList<Row> {
  const aggregates = sql.raw(names.map((name) => `json_agg(r."${name}") as "${name}"`).join(", "));
  return { names, instants, aggregates };
}

/** The rows of a statement that gives the columns of the list, in its order. Amounts must come as text: JSON numbers are floats. */
export async function readColumns<Row>(
  db: Db,
  { names, instants, aggregates }: ColumnList<Row>,
  statement: RawBuilder<unknown>,
): Promise<Row[]> {
  const { rows } = await sql<Record<string, unknown[] | null>>`
    select ${aggregates} from (${statement}) as r`.execute(db);
  const columns = names.map((name) => rows[0]?.[name] ?? []);
  for (const name of instants) {
    const column = columns[names.indexOf(name)] ?? [];
    for (const [index, instant] of column.entries()) column[index] = isoInstant(instant as string);
  }
  const first = columns[0] ?? [];
  return first.map((_, index) => rowAt(names, columns, index) as Row);
}

function rowAt(names: readonly string[], columns: readonly unknown[][], index: number): unknown {
  const row: Record<string, unknown> = {};
  for (let column = 0; column < names.length; column += 1) {
    row[names[column] ?? ""] = columns[column]?.[index];
  }
  return row;
}

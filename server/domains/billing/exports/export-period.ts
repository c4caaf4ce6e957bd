import { Readable } from "node:stream";
import type { OpenContext } from "../../../platform/context.ts";
import { csvOf } from "../../../platform/csv.ts";
import type { Db } from "../../../platform/database/database.ts";
import type { After, ExportedPeriod } from "./export.queries.ts";

const chunk = 1_000;

interface Export<Row> {
  readonly columns: readonly string[];
  readonly list: (db: Db, period: ExportedPeriod, after: After, limit: number) => Promise<Row[]>;
  readonly keyOf: (row: Row) => NonNullable<After>;
  readonly rowsOf: (row: Row) => string[][];
}

/**
 * Writes a period as CSV while it is read, a chunk at a time, each in a short transaction: one chunk is in memory, however long the
 * period. What is recorded meanwhile is left out.
 */
export function exportPeriod<Row>(
  ctx: OpenContext,
  period: Pick<ExportedPeriod, "from" | "to">,
  { columns, list, keyOf, rowsOf }: Export<Row>,
): Readable {
  const whole = { ...period, until: ctx.clock.now().toString() };
  async function* parts() {
    yield csvOf([columns]);
    let after: After;
    for (;;) {
      const from = after;
      const rows = await ctx.read(({ db }) => list(db, whole, from, chunk));
      const lines = rows.flatMap(rowsOf);
      if (lines.length > 0) yield csvOf(lines, false);
      const last = rows.at(-1);
      if (last === undefined || rows.length < chunk) return;
      after = keyOf(last);
    }
  }
  return Readable.from(parts());
}

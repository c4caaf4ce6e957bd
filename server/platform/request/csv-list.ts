import { Readable } from "node:stream";
import { formatDecimal, money } from "../../../common/money.ts";
import type { OpenContext, ReadContext } from "../context.ts";
import { csvOf } from "../csv.ts";
import { FileReply } from "./http.ts";

const chunk = 1_000;

/** Columns of a file by their names, which are the same in every language, for programs. */
export type CsvColumns<Item> = Readonly<Record<string, (item: Item) => string | number | null>>;

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * A list as CSV, written while it is read: the pages that its endpoint answers, one after the other, each in a short transaction, so
 * that one page is in memory, however long the list.
 */
export function csvList<Item>(
  ctx: OpenContext,
  name: string,
  columns: CsvColumns<Item>,
  readPage: (
    ctx: ReadContext,
    page: { readonly cursor: string | undefined; readonly limit: number },
  ) => Promise<ListPage<Item>>,
): FileReply {
  const values = Object.values(columns);
  async function* parts() {
    yield csvOf([Object.keys(columns)]);
    let cursor: string | undefined;
    do {
      const from = cursor;
      const { items, next } = await ctx.read((read) => readPage(read, { cursor: from, limit: chunk }));
      const rows = items.map((item) => values.map((value) => String(value(item) ?? "")));
      if (rows.length > 0) yield csvOf(rows, false);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }
  return new FileReply(Readable.from(parts()), `${name}-${ctx.clock.today()}.csv`);
}

/** An amount as figures with a point, without its currency. */
export const decimalOf = (minor: number, currency: string): string =>
  formatDecimal(money(BigInt(minor), currency));

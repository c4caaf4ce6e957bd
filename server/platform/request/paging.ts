import { AppError } from "../errors.ts";

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a page begins, from the cursor of the one before: instant or day, and id, of its last row. */
export function readCursor(cursor: string | undefined): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [key = "", last = ""] = partsOf(cursor);
  if (!isTime(key) || !id.test(last)) throw new AppError("platform.bad_cursor");
  return [key, last];
}

/** Where a page of a list that is ordered by number begins. */
export function readNumberCursor(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined;
  const [key = ""] = partsOf(cursor);
  if (!/^\d{1,18}$/.test(key)) throw new AppError("platform.bad_cursor");
  return BigInt(key);
}

/** What a list is ordered by. */
export type SortKind = "instant" | "day" | "number" | "text";

/** Where a page begins of a list that can be ordered by several columns: the value of its column, and id, of the row before. */
export function readSortedCursor(
  cursor: string | undefined,
  kind: SortKind,
): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [key = "", last = ""] = partsOf(cursor);
  if (!isKey(key, kind) || !id.test(last)) throw new AppError("platform.bad_cursor");
  return [key, last];
}

function isKey(key: string, kind: SortKind): boolean {
  if (kind === "text") return !key.includes("\0");
  if (kind === "number") return /^-?\d{1,18}$/.test(key);
  if (kind === "day") return isTime(key);
  return isTime(key.replace(" ", "T").replace(/[+]00$/, "Z"));
}

/** A cursor is the sort key of the last row of a page, opaque to callers. */
function partsOf(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === 2) return parts.map(String);
  } catch {
    // Answered below, as any other text that is no cursor.
  }
  throw new AppError("platform.bad_cursor");
}

/** The database is asked to read it, and must be able to. */
function isTime(text: string): boolean {
  const type = text.includes("T") ? Temporal.Instant : Temporal.PlainDate;
  try {
    return /^\d{4}-\d{2}-\d{2}(T[0-9:.]+Z)?$/.test(text) && type.from(text) !== undefined;
  } catch {
    return false;
  }
}

/** Cuts the one row that was read too many, and makes the cursor of the next page from the last row kept. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly [string, string],
  present: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify(keyOf(last))).toString("base64url")
      : null;
  return { items: kept.map(present), next };
}

import { AppError } from "../errors.ts";

/** A cursor is the sort key of the last row of a page, opaque to callers. */
export function readCursor(cursor: string | undefined): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(parts) &&
      parts.length === 2 &&
      parts.every((part) => typeof part === "string" && part.length < 80)
    ) {
      return checkParts(parts[0] as string, parts[1] as string);
    }
  } catch {
    // Answered below, as any other text that is no cursor.
  }
  throw new AppError("platform.bad_cursor");
}

/** What the database will be asked to read as instant, day or number, and as id. */
function checkParts(key: string, id: string): readonly [string, string] {
  if (!/^[0-9T:.Z-]+$/.test(key) || !/^[0-9a-f-]+$/i.test(id)) throw new AppError("platform.bad_cursor");
  return [key, id];
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

/**
 * The row that many steps after (or before) the one with this id; the ends of the list hold. Without a known id, the first
 * row.
 */
export function neighbourOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string | undefined,
  steps: number,
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0];
  return rows[Math.min(Math.max(at + steps, 0), rows.length - 1)];
}

/** The row that comes up when this one leaves the list: the one after it, else the one before. */
export function nextWithout<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return rows[at + 1] ?? rows[at - 1];
}

import pg from "pg";

const { builtins, getTypeParser } = pg.types;

/** How values of the database come to the program: bigint as BigInt, days and instants as ISO text, numeric as exact text. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (format === "binary") return getTypeParser(oid, "binary");
    if (oid === builtins.INT8) return BigInt;
    if (oid === builtins.DATE || oid === builtins.NUMERIC || oid === builtins.INTERVAL) return String;
    if (oid === builtins.TIMESTAMPTZ) return isoInstant;
    return getTypeParser(oid, "text");
  },
};

/** "2026-11-22 09:49:00.5+00", and "2026-11-22T09:49:00.5+00:00" of JSON → "2026-11-22T09:49:00.5Z"; other offsets are brought to UTC. */
export function isoInstant(value: string): string {
  const end = value.endsWith("+00") ? -3 : value.endsWith("+00:00") ? -6 : 0;
  if (end < 0) return `${value.slice(0, 10)}T${value.slice(11, end)}Z`;
  return Temporal.Instant.from(value).toString();
}

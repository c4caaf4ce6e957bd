import { stringify } from "csv-stringify/sync";

/**
 * Rows as CSV for spreadsheets: UTF-8 with byte order mark, semicolons (RFC 4180 otherwise). A cell that a spreadsheet would take
 * for a formula is made harmless by an apostrophe.
 */
export function csvOf(rows: readonly (readonly string[])[]): Buffer {
  const text = stringify(
    rows.map((row) => [...row]),
    { bom: true, delimiter: ";", record_delimiter: "windows", escape_formulas: true },
  );
  return Buffer.from(text);
}

import { stringify } from "csv-stringify/sync";

/**
 * Rows as CSV for spreadsheets: UTF-8 with byte order mark, semicolons (RFC 4180 otherwise). A cell that a spreadsheet would take
 * for a formula is made harmless by an apostrophe. Only the first part of a file that is made in parts has the mark.
 */
export function csvOf(rows: readonly (readonly string[])[], hasMark = true): Buffer {
  const text = stringify(
    rows.map((row) => [...row]),
    { bom: hasMark, delimiter: ";", record_delimiter: "windows", escape_formulas: true },
  );
  return Buffer.from(text);
}

import { stringify } from "csv-stringify/sync";

/**
 * Rows as CSV for spreadsheets: UTF-8 with byte order mark, semicolons (RFC 4180 otherwise). A cell that a spreadsheet would take
 * for a formula is made harmless by an apostrophe. Only the first part of a file that is made in parts has the mark.
 */
export function csvOf(rows: readonly (readonly string[])[], hasMark = true): Buffer {
  const text = stringify(
    rows.map((row) => row.map(harmless)),
    { bom: hasMark, delimiter: ";", record_delimiter: "windows" },
  );
  return Buffer.from(text);
}

/** Signs that begin a formula, also in full width, also behind blanks and signs that nobody sees. */
const beginsFormula = /^(?=[\t\r\n]|[\s\p{Cf}\p{Cc}"']*[=+\-@＝＋－＠])/u;
/** The same behind what a spreadsheet of another country takes for the end of a cell. */
const beginsAnother = /([,;\t\r\n|][\s\p{Cf}\p{Cc}"']*)(?=[=+\-@＝＋－＠])/gu;

const harmless = (cell: string): string => cell.replaceAll(beginsAnother, "$1'").replace(beginsFormula, "'");

import { CsvError, parse } from "csv-parse/sync";
import { AppError } from "../../../platform/errors.ts";
import {
  type OpenItemColumn,
  type OpenItemLine,
  type OpenItemMistake,
  openItemColumns,
} from "./open-item.rules.ts";

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a CSV file, UTF-8, with comma or semicolon; refused whole where it is none, with the columns that it lacks. */
export function readOpenItemsFile(bytes: Buffer): OpenItemLine[] | OpenItemMistake[] {
  const records = parseRecords(decode(bytes));
  const [header, ...rest] = records;
  if (!header) throw new AppError("billing.file_not_csv");
  const names = header.record.map((name) => name.trim().toLowerCase().replaceAll("_", " "));
  const missing = openItemColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return missing.map((column) => ({ line: header.info.lines, column, fault: "missing_column" as const }));
  }
  return rest.map(({ record, info }) => ({
    line: info.lines,
    values: Object.fromEntries(
      openItemColumns.map((column) => [column, record[names.indexOf(column)]?.trim() ?? ""]),
    ) as Record<OpenItemColumn, string>,
  }));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("billing.file_not_csv");
  }
}

function parseRecords(text: string): CsvRecord[] {
  const [head = ""] = text.split(/\r?\n/, 1);
  const delimiter = head.split(";").length > head.split(",").length ? ";" : ",";
  try {
    return parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("billing.file_not_csv");
    throw error;
  }
}

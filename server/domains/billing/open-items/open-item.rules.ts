import { isDay } from "../../../../common/dates.ts";
import { isCurrency, parseAmount } from "../../../../common/money.ts";
import { kindOfReference, normalizeReference } from "../../../../common/references.ts";

/** The columns of the file; its first line names them, in any order. */
export const openItemColumns = [
  "organization",
  "number",
  "date",
  "due date",
  "amount",
  "currency",
  "reference",
] as const;

export type OpenItemColumn = (typeof openItemColumns)[number];

/** A line of the file as it was read. */
export interface OpenItemLine {
  readonly line: number;
  readonly values: Readonly<Record<OpenItemColumn, string>>;
}

/** Why a line cannot be imported: the key of a sentence in the catalogue, below `open_item`. */
export type OpenItemFault =
  | "missing_column"
  | "missing_value"
  | "wrong_organization"
  | "unknown_organization"
  | "wrong_number"
  | "wrong_date"
  | "due_before_date"
  | "wrong_amount"
  | "wrong_currency"
  | "wrong_reference"
  | "twice_in_file"
  | "reference_taken"
  | "differs_from_before";

export interface OpenItemMistake {
  readonly line: number;
  readonly column: OpenItemColumn | null;
  readonly fault: OpenItemFault;
}

/** An open invoice of a former system. */
export interface OpenItem {
  readonly line: number;
  /** The customer number or the id. */
  readonly organization: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
}

/** A day written as 2026-01-31 or 31.01.2026, in the first form; undefined for anything else. */
export function readDay(text: string): string | undefined {
  const swiss = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, day = "", month = "", year = ""] = swiss ?? [];
  const iso = swiss ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  return isDay(iso) ? iso : undefined;
}

/** An amount above zero such as 1234.50, 1'234.50 or 1234,50 in minor units; undefined for anything else. */
export function readAmount(text: string, currency: string): bigint | undefined {
  const plain = text.replace(/(?<=\d)['’\u00a0 ](?=\d{3})/g, "").replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const amount = parseAmount(plain, currency);
  return amount && amount.minor > 0n && amount.minor <= BigInt(Number.MAX_SAFE_INTEGER)
    ? amount.minor
    : undefined;
}

const isOrganization = (text: string) =>
  /^\d{1,15}$/.test(text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A line as an open item, or what is wrong with it. */
export function readLine({ line, values }: OpenItemLine): OpenItem | OpenItemMistake[] {
  const mistakes: OpenItemMistake[] = openItemColumns
    .filter((column) => values[column] === "")
    .map((column) => ({ line, column, fault: "missing_value" }));
  const expect = <T>(column: OpenItemColumn, fault: OpenItemFault, value: T | undefined): T | undefined => {
    if (value === undefined && values[column] !== "") mistakes.push({ line, column, fault });
    return value;
  };
  const organization = values.organization.toLowerCase();
  expect("organization", "wrong_organization", isOrganization(organization) || undefined);
  expect("number", "wrong_number", /^[^\p{Cc}]{1,40}$/u.test(values.number) || undefined);
  const issuedOn = expect("date", "wrong_date", readDay(values.date));
  const dueOn = expect("due date", "wrong_date", readDay(values["due date"]));
  const code = values.currency.toUpperCase();
  const currency = expect("currency", "wrong_currency", isCurrency(code) ? code : undefined);
  const amountMinor = currency && expect("amount", "wrong_amount", readAmount(values.amount, currency));
  const reference = expect("reference", "wrong_reference", readReference(values.reference));
  if (issuedOn && dueOn && dueOn < issuedOn)
    mistakes.push({ line, column: "due date", fault: "due_before_date" });
  if (mistakes.length > 0 || !issuedOn || !dueOn || !currency || !amountMinor || !reference) return mistakes;
  return { line, organization, number: values.number, issuedOn, dueOn, amountMinor, currency, reference };
}

/** A QR reference or creditor reference as it is compared; undefined for anything else. */
function readReference(text: string): string | undefined {
  const kind = kindOfReference(text);
  return kind === "QRR" || kind === "SCOR" ? normalizeReference(text) : undefined;
}

/** Lines that repeat the number of an organization, or a reference, of an earlier line. */
export function findRepeated(
  items: readonly (OpenItem & { readonly organizationId: string })[],
): OpenItemMistake[] {
  const numbers = new Set<string>();
  const references = new Set<string>();
  const mistakes: OpenItemMistake[] = [];
  for (const { line, organizationId, number, reference } of items) {
    const key = `${organizationId} ${number}`;
    if (numbers.has(key)) mistakes.push({ line, column: "number", fault: "twice_in_file" });
    else if (references.has(reference)) mistakes.push({ line, column: "reference", fault: "twice_in_file" });
    numbers.add(key);
    references.add(reference);
  }
  return mistakes;
}

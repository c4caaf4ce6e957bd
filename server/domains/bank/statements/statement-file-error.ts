/** Why a bank's file is refused, each a key of the catalogue, with the names of its params. */
export const statementFileErrors = {
  /** Not an XML file at all. */
  "bank.file_not_xml": [],
  /** The XML breaks a rule of its grammar. */
  "bank.file_broken": ["reason"],
  /** The file ends before its message does. */
  "bank.file_truncated": [],
  /** The bytes are not text of the encoding that the file names. */
  "bank.file_bad_encoding": ["encoding"],
  /** A document type declaration: bank files have none, attacks do. */
  "bank.file_doctype": [],
  /** XML, but not one of camt.052, camt.053 and camt.054. */
  "bank.file_unsupported": ["found"],
  "bank.file_no_statement": [],
  "bank.file_no_account": ["statement"],
  "bank.file_bad_amount": ["amount", "currency"],
  "bank.file_bad_currency": ["currency"],
  /** Neither entry nor statement nor message has a day. */
  "bank.file_no_date": [],
  /** The statement of an account that is not the provider's. */
  "bank.file_foreign_account": ["account"],
} as const satisfies Record<string, readonly string[]>;

export type StatementFileErrorCode = keyof typeof statementFileErrors;

/** Where in the file something stands, from 1. */
export type FilePosition = { readonly line: number; readonly column: number };

/** A bank's file cannot be read and is refused whole: nothing that it gave before may be kept. */
export class StatementFileError extends Error {
  readonly code: StatementFileErrorCode;
  readonly line: number;
  readonly column: number;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: StatementFileErrorCode, at: FilePosition, params: Readonly<Record<string, string>> = {}) {
    super(`${code} in line ${at.line}`);
    this.name = "StatementFileError";
    this.code = code;
    this.line = at.line;
    this.column = at.column;
    this.params = params;
  }
}

/** What to do about a refused file, by the reason: a key below `page.advice` of the catalogue `bank`. */
export type Advice =
  | "not_xml"
  | "damaged"
  | "doctype"
  | "unsupported"
  | "foreign_account"
  | "against_standard";

const byReason: Readonly<Record<string, Advice>> = {
  not_xml: "not_xml",
  broken: "damaged",
  truncated: "damaged",
  bad_encoding: "damaged",
  doctype: "doctype",
  unsupported: "unsupported",
  foreign_account: "foreign_account",
};

/** The advice for the code of a refusal, such as `bank.file_truncated`. */
export function adviceFor(code: string): Advice {
  return byReason[code.replace(/^bank\.file_/, "")] ?? "against_standard";
}

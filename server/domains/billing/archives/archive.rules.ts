import type { Day } from "../../../../common/dates.ts";

const folders = { invoice: "invoices", credit_note: "credit-notes" } as const;

/** Where a document lies in an archive: sorted by kind and day, with signs that every system takes. */
export function archivedNameOf(
  document: { readonly kind: "invoice" | "credit_note"; readonly number: string; readonly issuedOn: Day },
  ending: string,
): string {
  const { kind, number, issuedOn } = document;
  return `${folders[kind]}/${issuedOn}-${number.replaceAll(/[^A-Za-z0-9-]/g, "_")}${ending}`;
}

import { makeQrReference } from "../../../../common/references.ts";

let count = 0;

export interface OpenItemValues {
  readonly organization: string | number;
  readonly number: string;
  readonly date: string;
  readonly dueDate: string;
  readonly amount: string;
  readonly currency: string;
  readonly reference: string;
}

/** An open item of CHF 108.10 with a number and a QR reference of its own, unless told otherwise. */
export function buildOpenItem(
  organization: string | number,
  overrides: Partial<OpenItemValues> = {},
): OpenItemValues {
  count += 1;
  return {
    ...{ organization, number: `R-${count}`, date: "2026-10-01", dueDate: "2026-10-31" },
    ...{ amount: "108.10", currency: "CHF", reference: makeQrReference(`9900${count}`) },
    ...overrides,
  };
}

/** A file of open items as a former system writes it. */
export function openItemsFile(items: readonly OpenItemValues[]): string {
  const rows = items.map((item) =>
    [
      item.organization,
      item.number,
      item.date,
      item.dueDate,
      item.amount,
      item.currency,
      item.reference,
    ].join(","),
  );
  return ["organization,number,date,due date,amount,currency,reference", ...rows, ""].join("\n");
}

import { makeCreditorReference, makeQrReference } from "../../../../common/references.ts";

/** The columns of the file, named as the server reads them, each with a value in each line of the example. */
export const openItemColumns = [
  { id: "organization", name: "organization", samples: ["10001", "10002"] },
  { id: "number", name: "number", samples: ["R-4711", "R-4712"] },
  { id: "date", name: "date", samples: ["2026-09-30", "2026-10-15"] },
  { id: "due_date", name: "due date", samples: ["2026-10-30", "2026-11-14"] },
  { id: "amount", name: "amount", samples: ["129.60", "1250.00"] },
  { id: "currency", name: "currency", samples: ["CHF", "EUR"] },
  { id: "reference", name: "reference", samples: [makeQrReference("4711"), makeCreditorReference("R4712")] },
] as const;

/** A file of open items that the server takes, if it has customers with these numbers. */
export function exampleCsv(): string {
  const lines = [0, 1].map((line) => openItemColumns.map(({ samples }) => samples[line]).join(","));
  return `${[openItemColumns.map(({ name }) => name).join(","), ...lines].join("\r\n")}\r\n`;
}

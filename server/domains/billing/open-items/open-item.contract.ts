import { z } from "zod";
import { endpoint, Id } from "../../../../common/contract.ts";

/** Why a line of the CSV file was refused. */
export const OpenItemError = z.object({
  line: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

export const importOpenItems = endpoint({
  id: "open_items.import",
  method: "POST",
  path: "/staff/open-items",
  summary:
    "Import open invoices of a former system: CSV with organization, number, date, due date, amount, currency, reference. All or nothing.",
  actor: "staff",
  permission: "staff.open_items.import",
  mode: "write",
  limit: "upload",
  upload: { maxBytes: 20_000_000 },
  status: 200,
  answer: z.object({
    imported: z.int(),
    alreadyThere: z.int(),
    errors: z.array(OpenItemError),
    invoiceIds: z.array(Id).max(50),
  }),
});

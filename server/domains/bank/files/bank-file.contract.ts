import { z } from "zod";
import {
  csvEndpoint,
  dayFilters,
  endpoint,
  Id,
  Instant,
  PageQuery,
  page,
  sortBy,
} from "../../../../common/contract.ts";

export const bankFileStates = ["received", "reading", "booking", "done", "refused"] as const;

export const BankFile = z.object({
  id: Id,
  name: z.string(),
  sizeBytes: z.int(),
  message: z.string().nullable().meta({ description: "camt.053.001.08, for instance" }),
  state: z.enum(bankFileStates),
  uploadedAt: Instant,
  uploadedByName: z.string().nullable(),
  finishedAt: Instant.nullable(),
  payments: z.int(),
  notPayments: z.int(),
  /** How many payments ended in which way. */
  results: z.object({
    paid: z.int(),
    prepaid: z.int(),
    unassigned: z.int(),
    duplicate: z.int(),
    possibleDuplicate: z.int(),
    providerPayouts: z.int(),
  }),
  sums: z.array(z.object({ minor: z.int(), currency: z.string() })),
  refusal: z
    .object({ code: z.string(), message: z.string(), line: z.int().nullable(), column: z.int().nullable() })
    .nullable(),
});

export const uploadBankFile = endpoint({
  id: "bank_file.upload",
  method: "POST",
  path: "/staff/bank/files",
  summary:
    "Import a bank statement (camt.053, camt.054). It is read and booked in the background; the same file again answers with the first one.",
  actor: "staff",
  permission: "staff.bank.import",
  mode: "open",
  limit: "upload",
  upload: { maxBytes: 250_000_000 },
  status: 202,
  answer: BankFile,
});

/** How the list is narrowed and ordered; from and to are days of the upload. */
export const BankFileFilters = z.object({
  ...dayFilters,
  state: z.enum(bankFileStates).optional(),
  sort: sortBy("uploaded").default("-uploaded"),
});

export const listBankFiles = endpoint({
  id: "bank_file.list",
  method: "GET",
  path: "/staff/bank/files",
  summary: "Imported bank statements, newest first unless ordered otherwise.",
  actor: "staff",
  permission: "staff.bank.read",
  mode: "read",
  query: PageQuery.extend(BankFileFilters.shape),
  status: 200,
  answer: page(BankFile),
});

export const listBankFilesCsv = csvEndpoint({
  id: "bank_file.csv",
  path: "/staff/bank/files.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.bank.read",
  query: BankFileFilters,
});

export const readBankFile = endpoint({
  id: "bank_file.read",
  method: "GET",
  path: "/staff/bank/files/:bankFileId",
  summary: "One bank statement with its results.",
  actor: "staff",
  permission: "staff.bank.read",
  mode: "read",
  params: z.object({ bankFileId: Id }),
  status: 200,
  answer: BankFile,
});

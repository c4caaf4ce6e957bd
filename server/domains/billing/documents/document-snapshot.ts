import { z } from "zod";
import { toMinorNumber } from "../../../../common/money.ts";
import type { Json } from "../../../platform/database/tables.ts";
import type { InvoiceDocument } from "./invoice-document.ts";

const Minor = z.int().transform(BigInt);
const VatCode = z.enum(["standard", "reverse_charge", "export", "exempt"]);
const Address = z.object({
  street: z.string(),
  buildingNumber: z.string(),
  postalCode: z.string(),
  town: z.string(),
  country: z.string(),
});

const Snapshot = z.object({
  kind: z.enum(["invoice", "proforma", "top_up", "credit_note"]),
  number: z.string(),
  language: z.enum(["en", "de", "fr", "it", "es"]),
  issuedOn: z.string(),
  dueOn: z.string(),
  paidOn: z.string().optional(),
  provider: z.object({
    name: z.string(),
    address: Address,
    vatNumber: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
    website: z.string().optional(),
    iban: z.string(),
    qrIban: z.string().optional(),
    bic: z.string(),
    brandColor: z.string(),
  }),
  customer: z.object({
    name: z.string(),
    attention: z.string().optional(),
    address: Address,
    vatNumber: z.string().optional(),
  }),
  customerNumber: z.string(),
  orderNumber: z.string().optional(),
  invoiceNumber: z.string().optional(),
  lines: z.array(
    z.object({
      description: z.string(),
      detail: z.string().optional(),
      quantity: z.int(),
      unitPriceMinor: Minor,
      period: z.object({ from: z.string(), to: z.string() }).optional(),
      volume: z.object({ rate: z.string(), listMinor: Minor, minor: Minor }).optional(),
      netMinor: Minor,
      vatRate: z.string(),
      vatCode: VatCode,
    }),
  ),
  vatSummary: z.array(z.object({ rate: z.string(), code: VatCode, netMinor: Minor, vatMinor: Minor })),
  netMinor: Minor,
  vatMinor: Minor,
  totalMinor: Minor,
  prepaidMinor: Minor.optional(),
  currency: z.string(),
  reference: z.object({ kind: z.enum(["QRR", "SCOR"]), value: z.string() }),
  notes: z.array(z.string()).optional(),
});

/** A document as it is stored with its invoice or pro-forma: everything that is printed but the logo. */
export function snapshotOf(document: InvoiceDocument): string {
  return JSON.stringify(document, (_key, value) =>
    typeof value === "bigint" ? toMinorNumber(value) : value,
  );
}

/** The document that was stored. */
export function readSnapshot(stored: Json): InvoiceDocument {
  return Snapshot.parse(stored);
}

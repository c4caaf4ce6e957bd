import { addPeriod } from "../../../../common/dates.ts";
import { makeCreditorReference, makeQrReference } from "../../../../common/references.ts";
import { vatSummary } from "../vat/vat.rules.ts";
import type { DocumentLine, DocumentProvider, InvoiceDocument } from "./invoice-document.ts";

const provider: DocumentProvider = {
  name: "Alpenhost AG",
  address: {
    street: "Hardturmstrasse",
    buildingNumber: "11",
    postalCode: "8005",
    town: "Zürich",
    country: "CH",
  },
  vatNumber: "CHE-116.281.710 MWST",
  email: "billing@alpenhost.example",
  phone: "+41 44 555 01 23",
  website: "www.alpenhost.example",
  iban: "CH9300762011623852957",
  qrIban: "CH4431999123000889012",
  bic: "POFICHBEXXX",
  brandColor: "#0b6e6e",
};

/** A line of one year, at the Swiss standard rate unless told otherwise. */
export function buildDocumentLine(over: Partial<DocumentLine> = {}): DocumentLine {
  const quantity = over.quantity ?? 1;
  const unitPriceMinor = over.unitPriceMinor ?? 11880n;
  return {
    description: "Web Hosting Business",
    detail: "blumen-meier.example",
    quantity,
    unitPriceMinor,
    period: { from: "2026-12-01", to: "2027-11-30" },
    netMinor: unitPriceMinor * BigInt(quantity),
    vatRate: "8.1",
    vatCode: "standard",
    ...over,
  };
}

/** Many different lines, the n-th always the same. */
export function buildDocumentLines(count: number, over: Partial<DocumentLine> = {}): DocumentLine[] {
  const plans = [
    "Web Hosting Business",
    "Mail Service",
    "Domain .swiss",
    "Suite Team",
    "NAS Storage 2 TB",
    "Cloud Backup",
  ];
  return Array.from({ length: count }, (_, index) =>
    buildDocumentLine({
      description: plans[index % plans.length] ?? "",
      detail: `site-${index + 1}.example`,
      quantity: 1 + (index % 4),
      unitPriceMinor: BigInt(495 + 371 * (index % 17)),
      period: { from: "2026-12-01", to: addPeriod("2026-11-30", index % 3 === 0 ? "year" : "month", 1) },
      ...over,
    }),
  );
}

/** Parts of a document that a test sets. */
export type DocumentOverrides = Partial<Omit<InvoiceDocument, "provider">> & {
  readonly provider?: Partial<DocumentProvider>;
};

/** A document whose sums follow from its lines: an open Swiss invoice in English with one line, unless told otherwise. */
export function buildInvoiceDocument(over: DocumentOverrides = {}): InvoiceDocument {
  const lines = over.lines ?? [buildDocumentLine()];
  const summary = vatSummary(lines);
  const netMinor = summary.reduce((sum, entry) => sum + entry.netMinor, 0n);
  const vatMinor = summary.reduce((sum, entry) => sum + entry.vatMinor, 0n);
  const sender = { ...provider, ...over.provider };
  const isQr = (over.currency ?? "CHF") === "CHF" && sender.qrIban !== undefined;
  return {
    kind: "invoice",
    number: "100042",
    language: "en",
    issuedOn: "2026-11-22",
    dueOn: "2026-12-22",
    customer: {
      name: "Blumen Meier GmbH",
      address: {
        street: "Marktgasse",
        buildingNumber: "28",
        postalCode: "9400",
        town: "Rorschach",
        country: "CH",
      },
    },
    customerNumber: "10017",
    orderNumber: "100031",
    lines,
    vatSummary: summary,
    netMinor,
    vatMinor,
    totalMinor: netMinor + vatMinor,
    currency: "CHF",
    reference: isQr
      ? { kind: "QRR", value: makeQrReference("2100000000031394714300901") }
      : { kind: "SCOR", value: makeCreditorReference("100042") },
    ...over,
    provider: sender,
  };
}

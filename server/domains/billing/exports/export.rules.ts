import { z } from "zod";
import { type AccountNumbers, accountNumberOf } from "../../../../common/ledger-accounts.ts";
import { formatDecimal } from "../../../../common/money.ts";
import type { InvoiceDocumentRow, JournalRow } from "./export.queries.ts";

/** The columns of the journal; names and values are the same in every language, for programs. */
export const journalColumns = [
  ...["date", "transaction", "kind", "document", "customer_number", "customer"],
  ...["debit_account", "credit_account", "currency", "amount", "vat_code", "vat_rate"],
] as const;

/** The columns of invoices and credit notes; amounts are those of the document, so never negative. */
export const documentColumns = [
  ...["date", "kind", "number", "invoice", "due_on", "customer_number", "customer", "country"],
  ...["currency", "vat_code", "vat_rate", "net", "vat", "gross"],
] as const;

const Vat = z.array(
  z.object({
    rate: z.string(),
    code: z.string(),
    netMinor: z.int().transform(BigInt),
    vatMinor: z.int().transform(BigInt),
  }),
);
const vatOf = (vat: InvoiceDocumentRow["vat"]) => (vat === null ? [] : Vat.parse(vat));

interface Part {
  readonly account: string;
  /** Debits are positive. */
  readonly minor: bigint;
  readonly code: string;
  readonly rate: string;
}

/** Revenue and VAT by rate, as the document sums them; all other entries as they are. */
function partsOf({ account, minor }: JournalRow["entries"][number], vat: ReturnType<typeof vatOf>): Part[] {
  const whole = BigInt(minor);
  if (vat.length === 0 || (account !== "revenue" && account !== "vat")) {
    return [{ account, minor: whole, code: "", rate: "" }];
  }
  const sign = whole < 0n ? -1n : 1n;
  return vat
    .map(({ rate, code, netMinor, vatMinor }) => ({
      ...{ account, code, rate },
      minor: sign * (account === "revenue" ? netMinor : vatMinor),
    }))
    .filter((part) => part.minor !== 0n);
}

/**
 * The rows of one ledger transaction: one for each entry, with its account on the side that it is on, by the provider's number where it has
 * one.
 */
export function journalRowsOf(transaction: JournalRow, numbers: AccountNumbers): string[][] {
  const { bookedOn, id, kind, document, customerNumber, customerName, entries } = transaction;
  const head = [bookedOn, id, kind, document ?? "", customerNumber ?? "", customerName ?? ""];
  const vat = vatOf(transaction.vat);
  return entries.flatMap((entry) =>
    partsOf(entry, vat).map(({ account, minor, code, rate }) => {
      const number = accountNumberOf(numbers, account, entry.currency);
      const sides = minor > 0n ? [number, ""] : ["", number];
      const amount = formatDecimal({ minor: minor < 0n ? -minor : minor, currency: entry.currency });
      return [...head, ...sides, entry.currency, amount, code, rate];
    }),
  );
}

/** The rows of an invoice or credit note: one for each VAT rate; an open item of a former system is one row without VAT. */
export function documentRowsOf(document: InvoiceDocumentRow): string[][] {
  const { currency, totalMinor } = document;
  const figure = (minor: bigint) => formatDecimal({ minor, currency });
  const head = [
    ...[document.issuedOn, document.kind, document.number, document.invoiceNumber ?? ""],
    ...[document.dueOn ?? "", document.customerNumber, document.customerName, document.country, currency],
  ];
  const vat = vatOf(document.vat);
  if (vat.length === 0) return [[...head, "", "", figure(totalMinor), figure(0n), figure(totalMinor)]];
  return vat.map(({ code, rate, netMinor, vatMinor }) => [
    ...[...head, code, rate],
    ...[figure(netMinor), figure(vatMinor), figure(netMinor + vatMinor)],
  ]);
}

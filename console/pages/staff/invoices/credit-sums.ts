import { vatOfCredit } from "../../../../common/credits.ts";
import { toMinorNumber } from "../../../../common/money.ts";
import type { StaffInvoice } from "../../../hooks/staff/staff-invoices.ts";

export interface CreditedLine {
  readonly position: number;
  /** Net minor units. */
  readonly netMinor: number;
}

/** What a credit of some lines comes to, in minor units: the VAT of each rate as the server computes it. */
export function creditSums(
  invoice: Pick<StaffInvoice, "lines" | "vat" | "creditable" | "creditedNetMinor">,
  credited: readonly CreditedLine[],
): { readonly netMinor: number; readonly vatMinor: number; readonly totalMinor: number } {
  const netMinor = credited.reduce((sum, line) => sum + line.netMinor, 0);
  const vatMinor = invoice.vat.reduce((sum, { rate, code, netMinor: charged, vatMinor: vat }, index) => {
    const ofRate = credited.filter(({ position }) => {
      const line = invoice.lines[position - 1];
      const vatCode = invoice.creditable[position - 1]?.vatCode;
      return line !== undefined && Number(line.vatRate) === Number(rate) && vatCode === code;
    });
    const creditMinor = ofRate.reduce((all, line) => all + line.netMinor, 0);
    if (creditMinor === 0) return sum;
    const before = invoice.creditedNetMinor[index] ?? 0;
    const chargedAtRate = {
      netMinor: BigInt(charged),
      vatMinor: BigInt(vat),
      creditedNetMinor: BigInt(before),
    };
    return sum + toMinorNumber(vatOfCredit(chargedAtRate, BigInt(creditMinor)));
  }, 0);
  return { netMinor, vatMinor, totalMinor: netMinor + vatMinor };
}

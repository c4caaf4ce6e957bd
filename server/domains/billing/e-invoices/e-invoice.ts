import type { Day } from "../../../../common/dates.ts";
import type { PostalAddress } from "../documents/invoice-document.ts";

/** A category of VAT (UNTDID 5305) with its rate in percent. */
export interface TaxCategory {
  readonly code: "S" | "Z" | "E" | "AE" | "G";
  readonly rate: string;
}

/** A breakdown of VAT (BG-23). */
export interface TaxBreakdown extends TaxCategory {
  readonly net: string;
  readonly vat: string;
  /** Why no VAT is charged (BT-120), and its code of the list VATEX (BT-121). */
  readonly reason?: string;
  readonly reasonCode?: string;
}

/** What is taken off a line (BG-27) or added to it (BG-28). */
export interface LineAdjustment {
  readonly isCharge: boolean;
  readonly amount: string;
  /** UNTDID 5189 of an allowance, 7161 of a charge. */
  readonly reasonCode: string;
  readonly percent?: string;
  readonly base?: string;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export interface EInvoiceLine {
  /** BT-126: the position, from 1. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** In pieces, the unit code C62 of UN/ECE Recommendation 20. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly period?: Days;
  readonly adjustment?: LineAdjustment;
  readonly net: string;
  readonly category: TaxCategory;
}

export interface EInvoiceParty {
  readonly name: string;
  readonly address: PostalAddress;
  readonly vatNumber?: string;
}

/**
 * An invoice or credit note in the terms of EN 16931: the profile that both syntaxes write. Amounts are decimals with a point; the
 * totals satisfy its rules BR-CO-10 to BR-CO-17.
 */
export interface EInvoice {
  readonly isCredit: boolean;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn?: Day;
  readonly note?: string;
  /** BT-20, of what asks for no transfer though an amount is left. */
  readonly terms?: string;
  readonly currency: string;
  readonly orderNumber?: string;
  /** BT-25: the invoice that a credit note takes back. */
  readonly invoiceNumber?: string;
  readonly period?: Days;
  readonly seller: EInvoiceParty & {
    readonly vatNumber: string;
    readonly phone?: string;
    readonly email?: string;
  };
  readonly buyer: EInvoiceParty & { readonly customerNumber: string; readonly attention?: string };
  /** Left out where nothing is to be transferred. `means` is of UNTDID 4461. */
  readonly payment?: {
    readonly means: "30" | "58";
    readonly reference: string;
    readonly iban: string;
    readonly bic: string;
  };
  readonly lines: readonly EInvoiceLine[];
  readonly vat: readonly TaxBreakdown[];
  readonly netTotal: string;
  readonly vatTotal: string;
  readonly grossTotal: string;
  readonly paid?: string;
  readonly due: string;
}

/** BT-24, the identifier of the norm; also that of the Factur-X profile EN 16931. */
export const specification = "urn:cen.eu:en16931:2017";
/** "One", of UN/ECE Recommendation 20. */
export const unitCode = "C62";

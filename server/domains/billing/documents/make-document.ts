import type { Day } from "../../../../common/dates.ts";
import type { ProviderDetails } from "../../../platform/configuration.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { type BilledCustomer, documentCustomerOf } from "../customers/customer.rules.ts";
import { accountFor } from "../due-items/reference.rules.ts";
import { vatSummary } from "../vat/vat.rules.ts";
import type {
  DocumentLine,
  DocumentProvider,
  DocumentReference,
  InvoiceDocument,
} from "./invoice-document.ts";

export interface DocumentParts {
  readonly kind: InvoiceDocument["kind"];
  readonly number: string;
  readonly language: Language;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly paidOn?: Day;
  readonly customer: BilledCustomer;
  readonly orderNumber?: string;
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  readonly reference: DocumentReference;
  readonly notes?: readonly string[];
  readonly prepaidMinor?: bigint;
}

/** A document whose sums follow from its lines: VAT per rate on the sum of its lines (MON-1). */
export function makeDocument(provider: ProviderDetails, parts: DocumentParts): InvoiceDocument {
  const { customer, ...rest } = parts;
  const summary = vatSummary(parts.lines);
  const netMinor = summary.reduce((sum, entry) => sum + entry.netMinor, 0n);
  const vatMinor = summary.reduce((sum, entry) => sum + entry.vatMinor, 0n);
  return {
    ...rest,
    provider: documentProviderOf(provider, parts.currency),
    customer: documentCustomerOf(customer),
    customerNumber: customer.customerNumber,
    vatSummary: summary,
    netMinor,
    vatMinor,
    totalMinor: netMinor + vatMinor,
  };
}

/** The provider as documents print it, with its account for a currency. */
export function documentProviderOf(provider: ProviderDetails, currency: string): DocumentProvider {
  const { iban, qrIban, bic } = accountFor(provider, currency);
  const { street, buildingNumber, postalCode, town, country } = provider;
  return {
    name: provider.name,
    address: { street, buildingNumber, postalCode, town, country },
    ...(provider.vatNumber ? { vatNumber: provider.vatNumber } : {}),
    email: provider.email,
    phone: provider.phone,
    website: provider.website,
    iban,
    ...(qrIban ? { qrIban } : {}),
    bic,
    brandColor: provider.brandColor,
  };
}

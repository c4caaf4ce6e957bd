import type { PostalAddress } from "../documents/invoice-document.ts";
import {
  type EInvoice,
  type EInvoiceLine,
  type LineAdjustment,
  specification,
  type TaxBreakdown,
  type TaxCategory,
  unitCode,
} from "./e-invoice.ts";
import { type XmlNode, xmlOf } from "./xml.ts";

const namespaces = {
  "@xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
  "@xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
};
const scheme = { "cac:TaxScheme": { "cbc:ID": "VAT" } };

const periodOf = (period: EInvoice["period"]) =>
  period && { "cbc:StartDate": period.from, "cbc:EndDate": period.to };

function addressOf({ street, buildingNumber, postalCode, town, country }: PostalAddress): XmlNode {
  return {
    "cbc:StreetName": `${street} ${buildingNumber}`.trim() || undefined,
    "cbc:CityName": town || undefined,
    "cbc:PostalZone": postalCode || undefined,
    "cac:Country": { "cbc:IdentificationCode": country },
  };
}

const taxNumberOf = (vatNumber: string | undefined) =>
  vatNumber === undefined ? undefined : { "cbc:CompanyID": vatNumber, ...scheme };

function sellerOf({ seller }: EInvoice): XmlNode {
  const { name, phone, email } = seller;
  return {
    "cbc:EndpointID": email === undefined ? undefined : { "@schemeID": "EM", "#text": email },
    "cac:PartyName": { "cbc:Name": name },
    "cac:PostalAddress": addressOf(seller.address),
    "cac:PartyTaxScheme": taxNumberOf(seller.vatNumber),
    "cac:PartyLegalEntity": { "cbc:RegistrationName": name },
    "cac:Contact":
      phone === undefined && email === undefined
        ? undefined
        : { "cbc:Telephone": phone, "cbc:ElectronicMail": email },
  };
}

function buyerOf({ buyer }: EInvoice): XmlNode {
  const { name, customerNumber, attention } = buyer;
  return {
    "cac:PartyIdentification": { "cbc:ID": customerNumber },
    "cac:PartyName": { "cbc:Name": name },
    "cac:PostalAddress": addressOf(buyer.address),
    "cac:PartyTaxScheme": taxNumberOf(buyer.vatNumber),
    "cac:PartyLegalEntity": { "cbc:RegistrationName": name },
    "cac:Contact": attention === undefined ? undefined : { "cbc:Name": attention },
  };
}

function paymentOf({ payment, seller }: EInvoice): XmlNode | undefined {
  if (!payment) return undefined;
  return {
    "cbc:PaymentMeansCode": payment.means,
    "cbc:PaymentID": payment.reference,
    "cac:PayeeFinancialAccount": {
      "cbc:ID": payment.iban,
      "cbc:Name": seller.name,
      "cac:FinancialInstitutionBranch": { "cbc:ID": payment.bic },
    },
  };
}

const categoryOf = ({ code, rate }: TaxCategory) => ({ "cbc:ID": code, "cbc:Percent": rate });

/** UBL 2.1 of EN 16931 (CEN/TS 16931-3-2): an Invoice or a CreditNote. */
export function ublOf(invoice: EInvoice): Buffer {
  const { currency, isCredit } = invoice;
  const amount = (decimal: string) => ({ "@currencyID": currency, "#text": decimal });

  const subtotalOf = (entry: TaxBreakdown): XmlNode => ({
    "cbc:TaxableAmount": amount(entry.net),
    "cbc:TaxAmount": amount(entry.vat),
    "cac:TaxCategory": {
      ...categoryOf(entry),
      "cbc:TaxExemptionReasonCode": entry.reasonCode,
      "cbc:TaxExemptionReason": entry.reason,
      ...scheme,
    },
  });
  const adjustmentOf = (adjustment: LineAdjustment): XmlNode => ({
    "cbc:ChargeIndicator": `${adjustment.isCharge}`,
    "cbc:AllowanceChargeReasonCode": adjustment.reasonCode,
    "cbc:MultiplierFactorNumeric": adjustment.percent,
    "cbc:Amount": amount(adjustment.amount),
    "cbc:BaseAmount": adjustment.base === undefined ? undefined : amount(adjustment.base),
  });
  const lineOf = (line: EInvoiceLine): XmlNode => ({
    "cbc:ID": line.id,
    [isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity"]: {
      "@unitCode": unitCode,
      "#text": line.quantity,
    },
    "cbc:LineExtensionAmount": amount(line.net),
    "cac:InvoicePeriod": periodOf(line.period),
    "cac:AllowanceCharge": line.adjustment && adjustmentOf(line.adjustment),
    "cac:Item": {
      "cbc:Description": line.description,
      "cbc:Name": line.name,
      "cac:ClassifiedTaxCategory": { ...categoryOf(line.category), ...scheme },
    },
    "cac:Price": { "cbc:PriceAmount": amount(line.unitPrice) },
  });

  const root = isCredit ? "CreditNote" : "Invoice";
  return xmlOf({
    [root]: {
      "@xmlns": `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      ...namespaces,
      ...headOf(invoice),
      "cac:AccountingSupplierParty": { "cac:Party": sellerOf(invoice) },
      "cac:AccountingCustomerParty": { "cac:Party": buyerOf(invoice) },
      "cac:PaymentMeans": paymentOf(invoice),
      "cac:PaymentTerms": invoice.terms === undefined ? undefined : { "cbc:Note": invoice.terms },
      "cac:TaxTotal": {
        "cbc:TaxAmount": amount(invoice.vatTotal),
        "cac:TaxSubtotal": invoice.vat.map(subtotalOf),
      },
      "cac:LegalMonetaryTotal": {
        "cbc:LineExtensionAmount": amount(invoice.netTotal),
        "cbc:TaxExclusiveAmount": amount(invoice.netTotal),
        "cbc:TaxInclusiveAmount": amount(invoice.grossTotal),
        "cbc:PrepaidAmount": invoice.paid === undefined ? undefined : amount(invoice.paid),
        "cbc:PayableAmount": amount(invoice.due),
      },
      [`cac:${root}Line`]: invoice.lines.map(lineOf),
    },
  });
}

function headOf(invoice: EInvoice): XmlNode {
  const { isCredit, orderNumber, invoiceNumber } = invoice;
  return {
    "cbc:CustomizationID": specification,
    "cbc:ID": invoice.number,
    "cbc:IssueDate": invoice.issuedOn,
    "cbc:DueDate": invoice.dueOn,
    ...(isCredit ? { "cbc:CreditNoteTypeCode": "381" } : { "cbc:InvoiceTypeCode": "380" }),
    "cbc:Note": invoice.note,
    "cbc:DocumentCurrencyCode": invoice.currency,
    "cac:InvoicePeriod": periodOf(invoice.period),
    // UBL wants a number of the buyer's order here; NA says that there is only ours.
    "cac:OrderReference":
      orderNumber === undefined ? undefined : { "cbc:ID": "NA", "cbc:SalesOrderID": orderNumber },
    "cac:BillingReference":
      invoiceNumber === undefined
        ? undefined
        : { "cac:InvoiceDocumentReference": { "cbc:ID": invoiceNumber } },
  };
}

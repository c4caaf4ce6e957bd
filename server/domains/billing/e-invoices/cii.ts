import type { Day } from "../../../../common/dates.ts";
import type { PostalAddress } from "../documents/invoice-document.ts";
import {
  type EInvoice,
  type EInvoiceLine,
  type LineAdjustment,
  specification,
  type TaxBreakdown,
  unitCode,
} from "./e-invoice.ts";
import { type XmlNode, xmlOf } from "./xml.ts";

const standard = "urn:un:unece:uncefact:data:standard";
const namespaces = {
  "@xmlns:rsm": `${standard}:CrossIndustryInvoice:100`,
  "@xmlns:ram": `${standard}:ReusableAggregateBusinessInformationEntity:100`,
  "@xmlns:udt": `${standard}:UnqualifiedDataType:100`,
};

/** 102 is YYYYMMDD (UNTDID 2379). */
const dayOf = (day: Day) => ({
  "udt:DateTimeString": { "@format": "102", "#text": day.replaceAll("-", "") },
});
const periodOf = (period: EInvoice["period"]) =>
  period && { "ram:StartDateTime": dayOf(period.from), "ram:EndDateTime": dayOf(period.to) };

function addressOf({ street, buildingNumber, postalCode, town, country }: PostalAddress): XmlNode {
  return {
    "ram:PostcodeCode": postalCode || undefined,
    "ram:LineOne": `${street} ${buildingNumber}`.trim() || undefined,
    "ram:CityName": town || undefined,
    "ram:CountryID": country,
  };
}

const taxNumberOf = (vatNumber: string | undefined) =>
  vatNumber === undefined ? undefined : { "ram:ID": { "@schemeID": "VA", "#text": vatNumber } };

function sellerOf({ seller }: EInvoice): XmlNode {
  const { phone, email } = seller;
  const contact = {
    "ram:TelephoneUniversalCommunication": phone === undefined ? undefined : { "ram:CompleteNumber": phone },
    "ram:EmailURIUniversalCommunication": email === undefined ? undefined : { "ram:URIID": email },
  };
  return {
    "ram:Name": seller.name,
    "ram:DefinedTradeContact": phone === undefined && email === undefined ? undefined : contact,
    "ram:PostalTradeAddress": addressOf(seller.address),
    "ram:URIUniversalCommunication":
      email === undefined ? undefined : { "ram:URIID": { "@schemeID": "EM", "#text": email } },
    "ram:SpecifiedTaxRegistration": taxNumberOf(seller.vatNumber),
  };
}

function buyerOf({ buyer }: EInvoice): XmlNode {
  const { attention } = buyer;
  return {
    "ram:ID": buyer.customerNumber,
    "ram:Name": buyer.name,
    "ram:DefinedTradeContact": attention === undefined ? undefined : { "ram:PersonName": attention },
    "ram:PostalTradeAddress": addressOf(buyer.address),
    "ram:SpecifiedTaxRegistration": taxNumberOf(buyer.vatNumber),
  };
}

function paymentOf({ payment, seller }: EInvoice): XmlNode | undefined {
  if (!payment) return undefined;
  return {
    "ram:TypeCode": payment.means,
    "ram:PayeePartyCreditorFinancialAccount": {
      "ram:IBANID": payment.iban,
      "ram:AccountName": seller.name,
    },
    "ram:PayeeSpecifiedCreditorFinancialInstitution": { "ram:BICID": payment.bic },
  };
}

const adjustmentOf = (adjustment: LineAdjustment): XmlNode => ({
  "ram:ChargeIndicator": { "udt:Indicator": `${adjustment.isCharge}` },
  "ram:CalculationPercent": adjustment.percent,
  "ram:BasisAmount": adjustment.base,
  "ram:ActualAmount": adjustment.amount,
  "ram:ReasonCode": adjustment.reasonCode,
});

const lineOf = (line: EInvoiceLine): XmlNode => ({
  "ram:AssociatedDocumentLineDocument": { "ram:LineID": line.id },
  "ram:SpecifiedTradeProduct": { "ram:Name": line.name, "ram:Description": line.description },
  "ram:SpecifiedLineTradeAgreement": {
    "ram:NetPriceProductTradePrice": { "ram:ChargeAmount": line.unitPrice },
  },
  "ram:SpecifiedLineTradeDelivery": {
    "ram:BilledQuantity": { "@unitCode": unitCode, "#text": line.quantity },
  },
  "ram:SpecifiedLineTradeSettlement": {
    "ram:ApplicableTradeTax": {
      "ram:TypeCode": "VAT",
      "ram:CategoryCode": line.category.code,
      "ram:RateApplicablePercent": line.category.rate,
    },
    "ram:BillingSpecifiedPeriod": periodOf(line.period),
    "ram:SpecifiedTradeAllowanceCharge": line.adjustment && adjustmentOf(line.adjustment),
    "ram:SpecifiedTradeSettlementLineMonetarySummation": { "ram:LineTotalAmount": line.net },
  },
});

const taxOf = (entry: TaxBreakdown): XmlNode => ({
  "ram:CalculatedAmount": entry.vat,
  "ram:TypeCode": "VAT",
  "ram:ExemptionReason": entry.reason,
  "ram:BasisAmount": entry.net,
  "ram:CategoryCode": entry.code,
  "ram:ExemptionReasonCode": entry.reasonCode,
  "ram:RateApplicablePercent": entry.rate,
});

function termsOf({ terms, dueOn }: EInvoice): XmlNode | undefined {
  if (terms === undefined && dueOn === undefined) return undefined;
  return { "ram:Description": terms, "ram:DueDateDateTime": dueOn === undefined ? undefined : dayOf(dueOn) };
}

function settlementOf(invoice: EInvoice): XmlNode {
  const { currency, invoiceNumber } = invoice;
  return {
    "ram:PaymentReference": invoice.payment?.reference,
    "ram:InvoiceCurrencyCode": currency,
    "ram:SpecifiedTradeSettlementPaymentMeans": paymentOf(invoice),
    "ram:ApplicableTradeTax": invoice.vat.map(taxOf),
    "ram:BillingSpecifiedPeriod": periodOf(invoice.period),
    "ram:SpecifiedTradePaymentTerms": termsOf(invoice),
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation": {
      "ram:LineTotalAmount": invoice.netTotal,
      "ram:TaxBasisTotalAmount": invoice.netTotal,
      "ram:TaxTotalAmount": { "@currencyID": currency, "#text": invoice.vatTotal },
      "ram:GrandTotalAmount": invoice.grossTotal,
      "ram:TotalPrepaidAmount": invoice.paid,
      "ram:DuePayableAmount": invoice.due,
    },
    "ram:InvoiceReferencedDocument":
      invoiceNumber === undefined ? undefined : { "ram:IssuerAssignedID": invoiceNumber },
  };
}

/** CII D16B of EN 16931 (CEN/TS 16931-3-3); also what a Factur-X file of the profile EN 16931 carries. */
export function ciiOf(invoice: EInvoice): Buffer {
  const { orderNumber, note } = invoice;
  return xmlOf({
    "rsm:CrossIndustryInvoice": {
      ...namespaces,
      "rsm:ExchangedDocumentContext": {
        "ram:GuidelineSpecifiedDocumentContextParameter": { "ram:ID": specification },
      },
      "rsm:ExchangedDocument": {
        "ram:ID": invoice.number,
        "ram:TypeCode": invoice.isCredit ? "381" : "380",
        "ram:IssueDateTime": dayOf(invoice.issuedOn),
        "ram:IncludedNote": note === undefined ? undefined : { "ram:Content": note },
      },
      "rsm:SupplyChainTradeTransaction": {
        "ram:IncludedSupplyChainTradeLineItem": invoice.lines.map(lineOf),
        "ram:ApplicableHeaderTradeAgreement": {
          "ram:SellerTradeParty": sellerOf(invoice),
          "ram:BuyerTradeParty": buyerOf(invoice),
          "ram:SellerOrderReferencedDocument":
            orderNumber === undefined ? undefined : { "ram:IssuerAssignedID": orderNumber },
        },
        "ram:ApplicableHeaderTradeDelivery": "",
        "ram:ApplicableHeaderTradeSettlement": settlementOf(invoice),
      },
    },
  });
}

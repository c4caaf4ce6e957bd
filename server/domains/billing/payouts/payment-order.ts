import XMLBuilder from "fast-xml-builder";
import type { Day } from "../../../../common/dates.ts";
import { formatDecimal } from "../../../../common/money.ts";
import type { ProviderAccount } from "../due-items/reference.rules.ts";
import { bankText } from "./bank-text.rules.ts";
import { endToEndIdOf } from "./payout.rules.ts";

export interface OrderedPayout {
  readonly number: string;
  readonly amountMinor: bigint;
  readonly iban: string;
  readonly holder: string;
}

export interface PaymentOrder {
  readonly messageId: string;
  /** RFC 3339, of the moment at which it is made. */
  readonly createdAt: string;
  readonly executionOn: Day;
  /** Name of the account's owner. */
  readonly provider: string;
  readonly account: ProviderAccount;
  readonly payouts: readonly OrderedPayout[];
}

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  indentBy: "  ",
  suppressEmptyNode: false,
});

/**
 * A payment order for the bank, pain.001.001.09, of payouts in the account's currency: a domestic order in francs by the Swiss payment
 * standards, a credit transfer by the SEPA rules in euros. Each payout is booked by itself, so that the bank tells of each.
 */
export function paymentOrderOf(order: PaymentOrder): Buffer {
  const { messageId, createdAt, payouts, provider } = order;
  const counts = { NbOfTxs: payouts.length.toString(), CtrlSum: sumOf(order) };
  const document = {
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    Document: {
      "@xmlns": namespace,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: messageId,
          CreDtTm: createdAt,
          ...counts,
          InitgPty: { Nm: bankText(provider, 70) },
        },
        PmtInf: paymentOf(order, counts),
      },
    },
  };
  return Buffer.from(builder.build(document));
}

function sumOf({ payouts, account }: PaymentOrder): string {
  const minor = payouts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  return formatDecimal({ minor, currency: account.currency });
}

function paymentOf(order: PaymentOrder, counts: { NbOfTxs: string; CtrlSum: string }) {
  const { messageId, executionOn, provider, account, payouts } = order;
  const isSepa = account.currency === "EUR";
  return {
    PmtInfId: `${messageId}-1`,
    PmtMtd: "TRF",
    BtchBookg: "false",
    ...counts,
    ...(isSepa ? { PmtTpInf: { SvcLvl: { Cd: "SEPA" } } } : {}),
    ReqdExctnDt: { Dt: executionOn },
    Dbtr: { Nm: bankText(provider, 70) },
    DbtrAcct: { Id: { IBAN: account.iban } },
    DbtrAgt: { FinInstnId: { BICFI: account.bic } },
    ...(isSepa ? { ChrgBr: "SLEV" } : {}),
    CdtTrfTxInf: payouts.map((payout) => transferOf(payout, account.currency)),
  };
}

function transferOf({ number, amountMinor, iban, holder }: OrderedPayout, currency: string) {
  const id = endToEndIdOf(number);
  return {
    PmtId: { InstrId: id, EndToEndId: id },
    Amt: { InstdAmt: { "@Ccy": currency, "#text": formatDecimal({ minor: amountMinor, currency }) } },
    Cdtr: { Nm: bankText(holder, 70) },
    CdtrAcct: { Id: { IBAN: iban } },
    RmtInf: { Ustrd: id },
  };
}

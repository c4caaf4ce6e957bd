import { formatDecimal, type Money } from "../../common/money.ts";

/** A payment as the demo's bank tells of it. */
export interface BankLine {
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly name: string;
  readonly iban: string;
  readonly text: string | undefined;
}

/** A notification of the demo's bank (camt.054.001.08) with one entry for each payment. */
export function bankFile(id: string, account: string, day: string, lines: readonly BankLine[]): string {
  const entries = lines.map((line, index) => entry(line, `${id}-${index + 1}`, day)).join("\n");
  const created = `<CreDtTm>${day}T18:30:00</CreDtTm>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>${id}</MsgId>${created}</GrpHdr>
<Ntfctn><Id>${id}</Id>${created}<Acct><Id><IBAN>${account}</IBAN></Id></Acct>
${entries}
</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
`;
}

function entry({ amount, reference, name, iban, text }: BankLine, id: string, day: string): string {
  const money = `<Amt Ccy="${amount.currency}">${formatDecimal(amount)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`;
  const structured = reference ? `<Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd>` : "";
  const free = text ? `<Ustrd>${xmlText(text)}</Ustrd>` : "";
  const debtor = `<RltdPties><Dbtr><Pty><Nm>${xmlText(name)}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct></RltdPties>`;
  const remittance = structured || free ? `<RmtInf>${free}${structured}</RmtInf>` : "";
  return `<Ntry>${money}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${id}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><AcctSvcrRef>${id}</AcctSvcrRef></Refs>${money}${debtor}${remittance}</TxDtls></NtryDtls></Ntry>`;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

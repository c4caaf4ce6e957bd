import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { formatDecimal, type Money, money } from "../../common/money.ts";

type Message = "camt.052" | "camt.053" | "camt.054";
export type CamtVersion = `${Message}.001.${"02" | "04" | "08"}`;

/** One payment of an entry. `reference` is a structured one; `remittance` are lines of free text. */
export type CamtTransaction = {
  readonly amount?: Money;
  readonly direction?: "CRDT" | "DBIT";
  readonly bankReference?: string;
  readonly endToEndId?: string;
  readonly reference?: string;
  readonly referenceType?: string;
  readonly debtorName?: string;
  readonly debtorIban?: string;
  readonly remittance?: readonly string[];
  readonly returnReason?: string;
  /** Version 08 only: with all that Swiss banks tell beside it, which nobody here needs to know. Makes it three times as long. */
  readonly isVerbose?: boolean;
};

/** One booking; without transactions it has no details. */
export type CamtEntry = {
  readonly amount: Money;
  readonly bookedOn: string;
  readonly valueOn?: string;
  readonly direction?: "CRDT" | "DBIT";
  readonly reversal?: boolean;
  readonly status?: "BOOK" | "PDNG" | "INFO";
  readonly bankReference?: string;
  readonly text?: string;
  readonly transactions?: readonly CamtTransaction[];
};

/** A file with one statement. `entries` is gone through twice for camt.053, whose balance stands before the entries. */
export type CamtInput = {
  readonly version: CamtVersion;
  readonly account: string;
  readonly currency: string;
  readonly statementId: string;
  readonly createdAt?: string;
  readonly opening?: Money;
  readonly entries: Iterable<CamtEntry>;
};

const elements: Readonly<Record<string, readonly [string, string]>> = {
  "camt.052": ["BkToCstmrAcctRpt", "Rpt"],
  "camt.053": ["BkToCstmrStmt", "Stmt"],
  "camt.054": ["BkToCstmrDbtCdtNtfctn", "Ntfctn"],
};

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
const tag = (name: string, text: string | undefined) =>
  text === undefined ? "" : `<${name}>${escaped(text)}</${name}>`;
const wrap = (name: string, inner: string) => (inner === "" ? "" : `<${name}>${inner}</${name}>`);
const amt = (amount: Money) => `<Amt Ccy="${amount.currency}">${formatDecimal(amount)}</Amt>`;
const code =
  "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>";

// What stands around the facts of a QR payment in camt.053.001.08 of Swiss banks, in the order of the schema.
const verbose = {
  references: wrap("Prtry", tag("Tp", "00") + tag("Ref", "00000000000000000000020")),
  address: wrap(
    "PstlAdr",
    tag("StrtNm", "Untere Bahnhofstrasse") +
      tag("BldgNb", "12a") +
      tag("PstCd", "3600") +
      tag("TwnNm", "Thun") +
      tag("Ctry", "CH"),
  ),
  creditor: wrap("CdtrAcct", wrap("Id", tag("IBAN", "CH4431999123000889012"))),
  agents: wrap(
    "RltdAgts",
    wrap(
      "DbtrAgt",
      wrap(
        "FinInstnId",
        tag("BICFI", "POFICHBEXXX") +
          tag("Nm", "POSTFINANCE AG") +
          wrap("PstlAdr", tag("AdrLine", "MINGERSTRASSE 20") + tag("AdrLine", "3030 BERNE")),
      ),
    ),
  ),
  remittance: tag("AddtlRmtInf", "?REJECT?0") + tag("AddtlRmtInf", "?ERROR?000"),
  dates: wrap("RltdDts", tag("AccptncDtTm", "2026-01-31T20:00:00")),
};

function partiesOf(transaction: CamtTransaction, version: string): string {
  const name = tag("Nm", transaction.debtorName) + (transaction.isVerbose ? verbose.address : "");
  const account = wrap("Id", tag("IBAN", transaction.debtorIban));
  return wrap(
    "RltdPties",
    wrap("Dbtr", version === "08" ? wrap("Pty", name) : name) +
      wrap("DbtrAcct", account) +
      (transaction.isVerbose ? verbose.creditor : ""),
  );
}

function remittanceOf({ reference, referenceType, remittance = [], isVerbose }: CamtTransaction): string {
  const type = referenceType ?? (reference?.startsWith("RF") ? "SCOR" : "QRR");
  const kind = tag(type === "SCOR" ? "Cd" : "Prtry", type);
  const structured =
    reference === undefined ? "" : `<Tp>${wrap("CdOrPrtry", kind)}</Tp>${tag("Ref", reference)}`;
  const lines = remittance.map((line) => tag("Ustrd", line)).join("");
  return wrap(
    "RmtInf",
    lines + wrap("Strd", wrap("CdtrRefInf", structured) + (isVerbose ? verbose.remittance : "")),
  );
}

function transactionXml(transaction: CamtTransaction, entry: CamtEntry, version: string): string {
  const { amount, bankReference, endToEndId = "NOTPROVIDED", returnReason, isVerbose } = transaction;
  const direction = tag("CdtDbtInd", transaction.direction ?? entry.direction ?? "CRDT");
  const own = version === "04" ? amt(amount ?? money(0n, entry.amount.currency)) : amount ? amt(amount) : "";
  const details = [
    wrap(
      "Refs",
      tag("AcctSvcrRef", bankReference) +
        (isVerbose ? tag("InstrId", `I-${endToEndId}`) : "") +
        tag("EndToEndId", endToEndId) +
        (isVerbose ? tag("UETR", "b009c997-97b3-4a9c-803c-d645a7276bf0") + verbose.references : ""),
    ),
    version === "02" ? wrap("AmtDtls", wrap("TxAmt", own)) : own && own + direction,
    code,
    partiesOf(transaction, version),
    isVerbose ? verbose.agents : "",
    remittanceOf(transaction),
    isVerbose ? verbose.dates : "",
    wrap("RtrInf", wrap("Rsn", tag("Cd", returnReason))),
  ];
  return wrap("TxDtls", details.join(""));
}

function entryXml(entry: CamtEntry, version: string): string {
  const { status = "BOOK", transactions = [] } = entry;
  const parts = [
    amt(entry.amount),
    tag("CdtDbtInd", entry.direction ?? "CRDT"),
    tag("RvslInd", entry.reversal === undefined ? undefined : String(entry.reversal)),
    wrap("Sts", version === "08" ? tag("Cd", status) : status),
    wrap("BookgDt", tag("Dt", entry.bookedOn)),
    wrap("ValDt", tag("Dt", entry.valueOn ?? entry.bookedOn)),
    tag("AcctSvcrRef", entry.bankReference),
    code,
    wrap("NtryDtls", transactions.map((transaction) => transactionXml(transaction, entry, version)).join("")),
    tag("AddtlNtryInf", entry.text),
  ];
  return `${wrap("Ntry", parts.join(""))}\n`;
}

function balanceXml(type: string, balance: Money, day: string): string {
  const size = money(balance.minor < 0n ? -balance.minor : balance.minor, balance.currency);
  const direction = tag("CdtDbtInd", balance.minor < 0n ? "DBIT" : "CRDT");
  return `<Bal><Tp>${wrap("CdOrPrtry", tag("Cd", type))}</Tp>${amt(size)}${direction}<Dt>${tag("Dt", day)}</Dt></Bal>\n`;
}

function balancesXml({ entries, currency, opening = money(0n, currency) }: CamtInput, day: string): string {
  let closing = opening.minor;
  for (const { amount, direction, status = "BOOK" } of entries) {
    if (status !== "BOOK" || amount.currency !== currency) continue;
    closing += direction === "DBIT" ? -amount.minor : amount.minor;
  }
  return balanceXml("OPBD", opening, day) + balanceXml("CLBD", money(closing, currency), day);
}

/** The pieces of a camt file, entry by entry, valid by the schema of its version. */
function* camtPieces(input: CamtInput): Generator<string> {
  const { version, account, currency, statementId, createdAt = "2026-01-31T22:00:00" } = input;
  const number = version.slice(-2);
  const [message = "", statement = ""] = elements[version.slice(0, 8)] ?? [];
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}"><${message}>\n`;
  yield `<GrpHdr>${tag("MsgId", `M-${statementId}`)}${tag("CreDtTm", createdAt)}</GrpHdr>\n<${statement}>`;
  yield `${tag("Id", statementId)}${tag("CreDtTm", createdAt)}<Acct>${wrap("Id", tag("IBAN", account))}`;
  yield `${tag("Ccy", currency)}</Acct>\n`;
  if (version.startsWith("camt.053")) yield balancesXml(input, createdAt.slice(0, 10));
  for (const entry of input.entries) yield entryXml(entry, number);
  yield `</${statement}></${message}></Document>\n`;
}

/** A whole camt file as text. */
export function makeCamt(input: CamtInput): string {
  return [...camtPieces(input)].join("");
}

/** Writes a camt file of any size with little memory. */
export async function writeCamt(path: string, input: CamtInput): Promise<void> {
  await pipeline(Readable.from(camtPieces(input)), createWriteStream(path));
}

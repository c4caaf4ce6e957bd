export type Part = "message" | "statement" | "entry" | "transaction";

/**
 * An element that is read. `field` is what it fills: with its text; with one more line of a `list`; with "true" by being
 * there, as a `flag`. Amounts are kept as currency, space, number: `amount` must be a number and refuses the file
 * otherwise, `money` is only told to people and is taken as it is, one line for each.
 */
export type Element = {
  readonly field?: string;
  readonly kind?: "text" | "list" | "flag" | "amount" | "money";
  readonly part?: Part;
  readonly children?: ReadonlyMap<string, Element>;
};

type Shape = { readonly [name: string]: Element };

const within = (children: Shape, part?: Part): Element => ({
  part,
  children: new Map(Object.entries(children)),
});
const text = (field: string, kind: Element["kind"] = "text"): Element => ({ field, kind });

const day = (name: string) => within({ Dt: text(name), DtTm: text(name) });
const account = (iban: string, other: string) => ({ IBAN: text(iban), Othr: within({ Id: text(other) }) });
// Chrgs has one amount each up to version 02, records from 04 on.
const charges = within({
  TtlChrgsAndTaxAmt: text("chargesTotal", "money"),
  Amt: text("charges", "money"),
  ChrgInclInd: text("chargesIncluded"),
  Rcrd: within({ Amt: text("charges", "money"), ChrgInclInd: text("chargesIncluded") }),
});

// Parties stand one level deeper (Pty, or Agt for banks) from version 08 on; amounts in AmtDtls up to 02.
const transaction = within(
  {
    Refs: within({ AcctSvcrRef: text("bankReference"), EndToEndId: text("endToEndId"), UETR: text("uetr") }),
    Amt: text("amount", "amount"),
    CdtDbtInd: text("direction"),
    AmtDtls: within({
      TxAmt: within({ Amt: text("olderAmount", "amount") }),
      InstdAmt: within({ Amt: text("instructed", "money") }),
    }),
    Chrgs: charges,
    RltdPties: within({
      Dbtr: within({
        Nm: text("debtorName"),
        Pty: within({ Nm: text("debtorName") }),
        Agt: within({ FinInstnId: within({ Nm: text("debtorAgent") }) }),
      }),
      DbtrAcct: within({ Id: within(account("debtorIban", "debtorOtherAccount")) }),
      UltmtDbtr: within({ Nm: text("ultimateDebtorName"), Pty: within({ Nm: text("ultimateDebtorName") }) }),
    }),
    RmtInf: within({
      Ustrd: text("remittance", "list"),
      Strd: within({
        CdtrRefInf: within({ Ref: text("references", "list") }),
        RfrdDocInf: within({ Nb: text("remittance", "list") }),
        AddtlRmtInf: text("remittance", "list"),
      }),
    }),
    RtrInf: text("returned", "flag"),
  },
  "transaction",
);

const entry = within(
  {
    Amt: text("amount", "amount"),
    CdtDbtInd: text("direction"),
    RvslInd: text("reversal"),
    Sts: { ...within({ Cd: text("status"), Prtry: text("status") }), ...text("status") },
    BookgDt: day("bookedOn"),
    ValDt: day("valueOn"),
    AcctSvcrRef: text("reference"),
    Chrgs: charges,
    NtryDtls: within({ TxDtls: transaction }),
    AddtlNtryInf: text("text"),
  },
  "entry",
);

const statement = within(
  {
    Id: text("id"),
    ElctrncSeqNb: text("sequence"),
    CreDtTm: text("createdAt"),
    CpyDplctInd: text("copy"),
    Acct: within({ Id: within(account("iban", "otherAccount")), Ccy: text("currency") }),
    Ntry: entry,
  },
  "statement",
);

const header = within({ MsgId: text("messageId"), CreDtTm: text("messageCreatedAt") });

/** The elements that are read, by their paths; all others are passed over. */
export const camtDocument: Element = within({
  BkToCstmrAcctRpt: within({ GrpHdr: header, Rpt: statement }, "message"),
  BkToCstmrStmt: within({ GrpHdr: header, Stmt: statement }, "message"),
  BkToCstmrDbtCdtNtfctn: within({ GrpHdr: header, Ntfctn: statement }, "message"),
});

/** The message that each element below Document stands for. */
export const messageNames: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: "camt.052",
  BkToCstmrStmt: "camt.053",
  BkToCstmrDbtCdtNtfctn: "camt.054",
};

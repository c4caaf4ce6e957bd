import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { money } from "../../../../common/money.ts";
import { type CamtEntry, type CamtVersion, makeCamt } from "../../../../tests/support/make-camt.ts";
import type { CamtEvent } from "./camt-event.ts";
import { readCamt } from "./read-camt.ts";
import { StatementFileError } from "./statement-file-error.ts";

const chf = (minor: number) => money(BigInt(minor), "CHF");
const versions: CamtVersion[] = [
  ...(["camt.052.001.02", "camt.052.001.08", "camt.053.001.02", "camt.053.001.04"] as const),
  ...(["camt.053.001.08", "camt.054.001.02", "camt.054.001.04", "camt.054.001.08"] as const),
];
const qr = "210000000003139471430009017";

function fileOf(entries: CamtEntry[], version: CamtVersion = "camt.053.001.08"): string {
  return makeCamt({
    version,
    account: "CH5800791123000889012",
    currency: "CHF",
    statementId: "S-1",
    entries,
  });
}

const read = (file: string | Uint8Array) => Array.fromAsync(readCamt([Buffer.from(file)]));
const paymentsIn = (events: CamtEvent[]) =>
  events.flatMap((event) => (event.type === "payment" ? [event.payment] : []));
const othersIn = (events: CamtEvent[]) =>
  events.flatMap((event) => (event.type === "not_incoming" ? [event.notIncoming] : []));

async function refusalOf(
  chunks: Iterable<Uint8Array>,
): Promise<{ code: string; line: number; column: number; params: object }> {
  try {
    await Array.fromAsync(readCamt(chunks));
  } catch (error) {
    if (!(error instanceof StatementFileError)) throw error;
    const { code, line, column, params } = error;
    return { code, line, column, params };
  }
  return assert.fail("the file was taken");
}
const codeOf = async (file: string | Uint8Array) => (await refusalOf([Buffer.from(file)])).code;

const batch: CamtEntry = {
  amount: chf(30000),
  bookedOn: "2026-01-31",
  valueOn: "2026-02-01",
  bankReference: "B1",
  text: "Sammelgutschrift",
  transactions: [
    {
      amount: chf(10000),
      bankReference: "T1",
      reference: qr,
      debtorName: "Müller & Söhne",
      debtorIban: "CH9300762011623852957",
    },
    {
      amount: chf(20000),
      bankReference: "T2",
      endToEndId: "E2",
      reference: "rf48 5000 0567 8901 2345",
      referenceType: "SCOR",
      remittance: ["Rechnung 12", "danke"],
    },
  ],
};

for (const version of versions) {
  test(`MON-6 the transactions of a batch in ${version} are payments`, async () => {
    const events = await read(fileOf([batch], version));
    const [first, second, ...more] = paymentsIn(events);
    assert.equal(more.length, 0);
    assert.deepEqual(
      { ...first, statement: first?.statement.message },
      {
        statement: version,
        entry: 0,
        transaction: 0,
        amount: chf(10000),
        entryAmount: chf(30000),
        bookedOn: "2026-01-31",
        valueOn: "2026-02-01",
        reference: qr,
        referenceKind: "QRR",
        endToEndId: null,
        uetr: null,
        debtorName: "Müller & Söhne",
        ultimateDebtorName: null,
        debtorAccount: "CH9300762011623852957",
        remittance: null,
        entryText: "Sammelgutschrift",
        entryReference: "B1",
        transactionReference: "T1",
        instructed: null,
        charges: null,
        review: null,
      },
    );
    assert.equal(second?.reference, "RF485000056789012345");
    assert.equal(second?.referenceKind, "SCOR");
    assert.equal(second?.endToEndId, "E2");
    assert.equal(second?.remittance, "Rechnung 12\ndanke");
  });
}

test("MON-6 transactions that do not add up give one payment of the entry that needs a look", async () => {
  const entry = { ...batch, amount: chf(30001) };
  const [payment, ...more] = paymentsIn(await read(fileOf([entry])));
  assert.equal(more.length, 0);
  assert.deepEqual(payment?.amount, chf(30001));
  assert.equal(payment?.transaction, null);
  assert.equal(payment?.reference, null);
  assert.equal(payment?.review, "parts_do_not_add_up");
});

test("MON-6 several transactions without amounts, or in two currencies, give one payment that needs a look", async () => {
  const without = { ...batch, transactions: [{ reference: qr }, { reference: qr }] };
  const mixed = { ...batch, transactions: [{ amount: chf(10000) }, { amount: money(20000n, "EUR") }] };
  for (const entry of [without, mixed]) {
    const [payment, ...more] = paymentsIn(await read(fileOf([entry])));
    assert.equal(more.length, 0);
    assert.deepEqual(payment?.amount, chf(30000));
    assert.equal(payment?.review, "parts_without_amounts");
  }
});

test("MON-6 a single transaction without an amount of its own keeps its reference", async () => {
  const entry = { ...batch, transactions: [{ reference: qr, debtorName: "Pia Muster" }] };
  const [payment] = paymentsIn(await read(fileOf([entry], "camt.053.001.02")));
  assert.deepEqual([payment?.amount, payment?.reference, payment?.review], [chf(30000), qr, null]);
  assert.equal(payment?.debtorName, "Pia Muster");
});

test("MON-6 debits, pending entries, reversals of either sign and returns are never payments", async () => {
  const one = (entry: Partial<CamtEntry>): CamtEntry => ({
    amount: chf(500),
    bookedOn: "2026-01-31",
    ...entry,
  });
  const events = await read(
    fileOf([
      one({ direction: "DBIT", transactions: [{ amount: chf(500), reference: qr }] }),
      one({ status: "PDNG" }),
      one({ status: "INFO" }),
      one({ reversal: true }),
      one({ reversal: true, direction: "DBIT" }),
      one({ transactions: [{ amount: chf(500), returnReason: "AC04" }] }),
      one({
        direction: "DBIT",
        transactions: [{ amount: chf(500), returnReason: "AC04" }, { amount: chf(0) }],
      }),
      one({ amount: chf(0) }),
      one({ reversal: false }),
    ]),
  );
  const reasons = othersIn(events).map(({ entry, reason }) => [entry, reason]);
  assert.deepEqual(reasons, [
    [0, "debit"],
    [1, "not_booked"],
    [2, "not_booked"],
    [3, "reversal"],
    [4, "reversal"],
    [5, "return"],
    [6, "return"],
    [7, "zero"],
  ]);
  assert.deepEqual(
    paymentsIn(events).map(({ entry }) => entry),
    [8],
  );
});

test("MON-6 in a batch, returns and debits are left out and the rest is paid", async () => {
  const entry: CamtEntry = {
    amount: chf(900),
    bookedOn: "2026-01-31",
    transactions: [
      { amount: chf(700) },
      { amount: chf(300), returnReason: "MD06" },
      { amount: chf(100), direction: "DBIT" },
    ],
  };
  const events = await read(fileOf([entry]));
  assert.deepEqual(
    paymentsIn(events).map(({ transaction, amount }) => [transaction, amount]),
    [[0, chf(700)]],
  );
  assert.deepEqual(
    othersIn(events).map(({ transaction, reason, amount }) => [transaction, reason, amount]),
    [
      [null, "return", chf(900)],
      [2, "debit", chf(100)],
    ],
  );
});

test("MON-6 charges and the ordered amount are told where a credit is short of them", async () => {
  const details =
    '<AmtDtls><InstdAmt><Amt Ccy="CHF">305.00</Amt></InstdAmt></AmtDtls><BkTxCd/><Chrgs><Rcrd><Amt Ccy="CHF">3.50</Amt>' +
    '<ChrgInclInd>true</ChrgInclInd></Rcrd><Rcrd><Amt Ccy="CHF">1.50</Amt></Rcrd></Chrgs>';
  const entry = { ...batch, transactions: [{ amount: chf(30000), reference: qr }] };
  const file = fileOf([entry]).replace(/(<TxDtls>.*?)<BkTxCd>.*?<\/BkTxCd>/s, `$1${details}`);
  const [payment] = paymentsIn(await read(file));
  assert.deepEqual(payment?.instructed, chf(30500));
  assert.deepEqual(payment?.charges, { amount: chf(500), included: true });
});

test("MON-6 elements may carry a prefix, texts may be CDATA, and a name that belongs elsewhere is passed over", async () => {
  const prefixed = fileOf([batch])
    .replace("xmlns=", "xmlns:c=")
    .replaceAll(/<(\/?)(?=[A-Z])/g, "<$1c:")
    .replace("Sammelgutschrift", "<![CDATA[Sammel <&>]]>gutschrift")
    .replace("<c:Ntry>", '<x:Ntry xmlns:x="urn:x"><c:Amt Ccy="CHF">?</c:Amt></x:Ntry><c:Ntry>');
  const [payment] = paymentsIn(await read(prefixed));
  assert.equal(payment?.entryText, "Sammel <&>gutschrift");
  assert.equal(payment?.reference, qr);
});

test("MON-6 the text is read in the encoding that the file names", async () => {
  const file = fileOf([batch]);
  for (const [name, encoding] of [
    ["ISO-8859-1", "latin1"],
    ["windows-1252", "latin1"],
  ] as const) {
    const [payment] = paymentsIn(await read(Buffer.from(file.replace("UTF-8", name), encoding)));
    assert.equal(payment?.debtorName, "Müller & Söhne");
  }
  const marked = Buffer.from(`\ufeff${file.replace("UTF-8", "UTF-16")}`, "utf16le");
  assert.equal(paymentsIn(await read(marked))[0]?.debtorName, "Müller & Söhne");
  assert.equal(paymentsIn(await read(`\ufeff${file}`))[0]?.debtorName, "Müller & Söhne");
  const wrong = await refusalOf([Buffer.from(file, "latin1")]);
  assert.equal(wrong.code, "bank.file_bad_encoding");
  assert.equal(wrong.line, 1 + file.slice(0, file.indexOf("ü")).split("\n").length - 1);
  assert.equal(await codeOf(file.replace("UTF-8", "KLINGON-1")), "bank.file_bad_encoding");
});

test("MON-6 a file gives the same however it is cut into pieces", async () => {
  const file = Buffer.from(fileOf([batch, { ...batch, bankReference: "B2" }]));
  const whole = await read(file);
  assert.equal(paymentsIn(whole).length, 4);
  const cuts = fc.array(fc.integer({ min: 0, max: file.length }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const ends = [...places.toSorted((left, right) => left - right), file.length];
      const pieces = ends.map((end, index) => file.subarray(ends[index - 1] ?? 0, end));
      assert.deepEqual(await Array.fromAsync(readCamt(pieces)), whole);
    }),
    { numRuns: 50 },
  );
  const single = Array.from(file, (_, index) => file.subarray(index, index + 1));
  assert.deepEqual(await Array.fromAsync(readCamt(single)), whole);
});

test("MON-6 a file that ends too early is refused wherever it ends", async () => {
  const file = Buffer.from(fileOf([batch]).trimEnd());
  const firstTag = file.indexOf(">", file.indexOf("<Document"));
  for (let end = 0; end < file.length; end += 1) {
    const { code } = await refusalOf([file.subarray(0, end)]);
    assert.equal(code, end <= firstTag ? "bank.file_not_xml" : "bank.file_truncated", `${end}`);
  }
  assert.equal(await codeOf(Buffer.concat([file, Buffer.from([0xc3])])), "bank.file_broken");
  const half = await refusalOf([file.subarray(0, file.indexOf("</TxDtls>"))]);
  assert.equal(half.code, "bank.file_truncated");
  assert.equal(half.line, file.subarray(0, file.indexOf("</TxDtls>")).toString().split("\n").length);
});

test("MON-6 what is no bank file is refused with its reason", async () => {
  const refusals: [string, string][] = [
    ["", "bank.file_not_xml"],
    ["hello", "bank.file_not_xml"],
    ["PK\u0003\u0004 zip", "bank.file_not_xml"],
    [":20:940\n:25:1234\n", "bank.file_not_xml"],
    ["<html><body>not found</body></html>", "bank.file_unsupported"],
    ["<Document><CstmrCdtTrfInitn/></Document>", "bank.file_unsupported"],
    ["<Document/>", "bank.file_no_statement"],
    ["<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>", "bank.file_no_statement"],
    ["<Document><BkToCstmrStmt></Stmt></BkToCstmrStmt></Document>", "bank.file_broken"],
    ["<Document><BkToCstmrStmt><Stmt><Id>1</Id></Stmt></BkToCstmrStmt></Document>", "bank.file_no_account"],
    ["<Document><BkToCstmrStmt>&secret;</BkToCstmrStmt></Document>", "bank.file_broken"],
    ["<Document/><Document/>", "bank.file_broken"],
  ];
  for (const [file, code] of refusals) assert.equal(await codeOf(file), code, file);
});

test("MON-6 a document type is refused, and with it every entity of its own", async () => {
  const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<Document>';
  const evil = fileOf([batch]).replace(
    /<Document/,
    `<!DOCTYPE Document SYSTEM "file:///etc/passwd">\n<Document`,
  );
  assert.equal(await codeOf(evil), "bank.file_doctype");
  assert.equal(await codeOf(fileOf([batch]).replace("<Document", bomb)), "bank.file_doctype");
});

test("MON-6 an amount or currency that cannot be read refuses the file with its line", async () => {
  const file = fileOf([batch, batch]);
  const entryAmount = /(<Ntry>)<Amt Ccy="CHF">300.00/;
  for (const amount of ["12..34", "1,50", "1.005", "-300.00", "1e2", "3OO", "", "99999999999999999.00"]) {
    const { code } = await refusalOf([Buffer.from(file.replace(entryAmount, `$1<Amt Ccy="CHF">${amount}`))]);
    assert.equal(code, "bank.file_bad_amount", amount);
  }
  for (const currency of ["XYZ", "chf", "GEM"]) {
    assert.equal(
      await codeOf(file.replace(entryAmount, `$1<Amt Ccy="${currency}">300.00`)),
      "bank.file_bad_currency",
    );
  }
  const without = paymentsIn(await read(file.replace(entryAmount, "$1<Amt>300.00")));
  assert.deepEqual(without[0]?.entryAmount, chf(30000)); // the account's currency stands in
  const part = file.replace('<Amt Ccy="CHF">200.00', '<Amt Ccy="CHF">2OO.00');
  const { code, line, params } = await refusalOf([Buffer.from(part)]);
  assert.deepEqual([code, params], ["bank.file_bad_amount", { amount: "2OO.00", currency: "CHF" }]);
  assert.equal(line, part.slice(0, part.indexOf("2OO.00")).split("\n").length);
});

test("MON-6 a transaction's amount in an unknown currency is not used", async () => {
  const file = fileOf([{ ...batch, transactions: [{ amount: chf(30000), reference: qr }] }]);
  const [payment] = paymentsIn(await read(file.replace(/(<TxDtls>.*?Ccy=")CHF/s, "$1GEM")));
  assert.deepEqual([payment?.amount, payment?.transaction, payment?.reference], [chf(30000), null, qr]);
});

test("MON-6 an entry without a day takes its value day, then that of the statement", async () => {
  const file = fileOf([batch]);
  const without = file.replace(/<BookgDt>.*?<\/BookgDt>/, "");
  assert.equal(paymentsIn(await read(without))[0]?.bookedOn, "2026-02-01");
  const never = without.replace("2026-02-01", "2026-02-30");
  assert.equal(paymentsIn(await read(never))[0]?.bookedOn, "2026-01-31");
  assert.equal(await codeOf(never.replaceAll(/<CreDtTm>.*?<\/CreDtTm>/g, "")), "bank.file_no_date");
});

test("MON-6 an endless text is refused before it fills the memory", async () => {
  const start = Buffer.from("<Document><BkToCstmrStmt><GrpHdr><MsgId>");
  const piece = Buffer.alloc(1_000_000, "a");
  let taken = 0;
  function* endless() {
    yield start;
    for (taken = 0; taken < 100; taken += 1) yield piece;
  }
  assert.equal((await refusalOf(endless())).code, "bank.file_not_xml");
  assert.ok(taken < 10);
});

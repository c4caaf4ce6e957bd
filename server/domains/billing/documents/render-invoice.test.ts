import assert from "node:assert/strict";
import test from "node:test";
import { languages } from "../../../platform/i18n/i18n.ts";
import { buildDocumentLine, buildDocumentLines } from "./invoice-document.factory.ts";
import {
  euros,
  german,
  rendered,
  scanPages,
  skippedWithoutTools,
  textOf,
} from "./rendered-document.factory.ts";

test("MON-4 parties, VAT numbers, periods, rates, VAT summary and total are on the page", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const lines = [
    buildDocumentLine({ quantity: 3 }),
    buildDocumentLine({ description: "Handbook", vatRate: "2.6", unitPriceMinor: 2500n, period: undefined }),
    buildDocumentLine({ description: "Goodwill", unitPriceMinor: -1000n }),
    buildDocumentLine({
      description: "Insurance",
      vatRate: "0.000",
      vatCode: "exempt",
      unitPriceMinor: 700n,
    }),
  ];
  const customer = { ...german, vatNumber: "CHE-109.322.551 MWST" };
  const text = await textOf(await rendered({ lines, customer, notes: ["Thank you for your order."] }));
  const shown = [
    ...["Alpenhost AG · Hardturmstrasse 11 · 8005 Zürich · Switzerland", "VAT number CHE-116.281.710 MWST"],
    ...["Škoda Łukasz Ożóg Őr GmbH", "70173 Stuttgart", "Germany", "CHE-109.322.551", "Invoice 100042"],
    ...["22 Nov 2026", "22 Dec 2026", "10017", "100031", "1 Dec 2026 to 30 Nov 2027"],
    ...["3 118.80 8.1% 356.40", "1 25.00 2.6% 25.00", "1 −10.00 8.1% −10.00", "1 7.00 0% 7.00"],
    ...["Net amount 378.40", "VAT 8.1% on 346.40 28.06", "VAT 2.6% on 25.00 0.65"],
    ...[
      "VAT 0% on 7.00, exempt 0.00",
      "Exempt from VAT.",
      "Total CHF 407.11",
      "CHF 407.11 due on 22 December 2026",
    ],
    ...[
      "Thank you for your order.",
      "The payment reference belongs to this invoice alone",
      "02 10000 00000 31394 71430 09013",
    ],
  ];
  for (const part of shown) assert.ok(text.includes(part), `${part} in ${text}`);
});

test("CAT-3 a line with a volume rate shows what it is taken from, and how much it is, in the reader's language", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const volume = { rate: "25", listMinor: 34720n, minor: 8680n };
  const lines = [buildDocumentLine({ quantity: 35, unitPriceMinor: 992n, netMinor: 26040n, volume })];
  const texts = {
    en: ["35 9.92 8.1% 260.40", "Volume rate 25%: 347.20 − 86.80"],
    de: ["35 9.92 8.1% 260.40", "Staffelrabatt 25%: 347.20 − 86.80"],
    fr: ["Tarif dégressif 25% : 347.20 − 86.80"],
    it: ["Tariffa scalare 25%: 347.20 − 86.80"],
    es: ["Tarifa decreciente 25 %: 347,20 − 86,80"],
  };
  for (const language of languages) {
    const text = await textOf(await rendered({ language, lines }));
    for (const part of texts[language]) assert.ok(text.includes(part), `${part} in ${text}`);
  }
  const without = await textOf(await rendered({ lines: [buildDocumentLine()] }));
  assert.doesNotMatch(without, /Volume rate/);
});

test("MON-4 reverse charge and export say why there is no VAT", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const zeroRated = (vatCode: "reverse_charge" | "export") =>
    buildDocumentLines(2, { vatRate: "0", vatCode });
  const reverse = await textOf(
    await rendered({ ...euros, language: "de", lines: zeroRated("reverse_charge") }),
  );
  assert.match(reverse, /MWST 0 % auf 22,27, Reverse Charge 0,00/);
  assert.match(reverse, /Steuerschuldnerschaft des Leistungsempfängers/);
  assert.match(reverse, /Art\. 196 der Richtlinie 2006\/112\/EG/);
  assert.match(reverse, /DE136695976/);
  const exported = await textOf(await rendered({ ...euros, lines: zeroRated("export") }));
  assert.match(exported, /VAT 0% on 22\.27, outside the scope 0\.00/);
  assert.match(exported, /the place of supply is abroad/);
});

test("MON-4 a paid invoice says when it was paid and does not ask for money", async (t) => {
  if (await skippedWithoutTools(t)) return;
  for (const over of [{}, euros]) {
    const pdf = await rendered({ ...over, paidOn: "2026-12-03" });
    const text = await textOf(pdf);
    assert.match(text, /paid on 3 December 2026/);
    assert.match(text, /Paid on 3 Dec 2026/);
    assert.doesNotMatch(text, /[Dd]ue on|Payment part|Pay by bank transfer|payment reference/);
    assert.deepEqual(await scanPages(pdf), []);
  }
});

test("MON-4 an invoice over nothing does not ask for money", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ lines: [buildDocumentLine({ unitPriceMinor: 0n })] });
  const text = await textOf(pdf);
  assert.match(text, /Nothing is to be paid\./);
  assert.match(text, /Total CHF 0\.00/);
  assert.doesNotMatch(text, /Due on|Payment part/);
});

test("MON-5 a pro-forma says what it is and carries its own reference", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ kind: "proforma", number: "P100031" });
  const text = await textOf(pdf);
  assert.match(text, /Pro-forma invoice P100031/);
  assert.match(text, /This pro-forma invoice is a request for payment\./);
  assert.match(text, /The payment reference belongs to this pro-forma invoice alone/);
  assert.equal((await scanPages(pdf))[0]?.split("\n")[29], "Pro-forma invoice P100031");
});

test("documents speak five languages, with no key left untranslated", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const titles = { en: "Invoice", de: "Rechnung", fr: "Facture", it: "Fattura", es: "Factura" };
  const parts = {
    en: "Payment part",
    de: "Zahlteil",
    fr: "Section paiement",
    it: "Sezione pagamento",
    es: "Payment part",
  };
  const transfers = { en: "Pay by", de: "Mit Bank", fr: "Payer par", it: "Pagare con", es: "Pagar por" };
  for (const language of languages) {
    const codes = ["standard", "reverse_charge", "export", "exempt"] as const;
    const lines = codes.map((vatCode) =>
      buildDocumentLine({ vatCode, vatRate: vatCode === "standard" ? "8.1" : "0" }),
    );
    const francs = await textOf(await rendered({ language, lines, kind: "proforma" }));
    const euro = await textOf(await rendered({ ...euros, language, lines }));
    assert.ok(francs.includes(parts[language]));
    assert.ok(euro.includes(`${titles[language]} 100042`));
    assert.ok(euro.includes(transfers[language]));
    for (const text of [francs, euro]) assert.doesNotMatch(text, /documents:|\{\{|undefined|&amp;|&#/);
  }
});

test("MON-3 a pro-forma of which a part is set aside asks for the rest, in its text and in its code", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const lines = [buildDocumentLine({ quantity: 1, unitPriceMinor: 10_000n })];
  const pdf = await rendered({ kind: "proforma", lines, prepaidMinor: 4_000n });
  const text = await textOf(pdf);
  for (const part of [
    "Total CHF 108.10",
    "From the prepaid account −40.00",
    "Left to pay CHF 68.10",
    "CHF 68.10 due on",
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  const [code = ""] = await scanPages(pdf);
  assert.equal(code.split(/\r?\n/)[18], "68.10");
});

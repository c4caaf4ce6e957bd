import assert from "node:assert/strict";
import test from "node:test";
import { buildDocumentLine, buildDocumentLines } from "./invoice-document.factory.ts";
import {
  euros,
  german,
  rendered,
  scanPages,
  skippedWithoutTools,
  textOf,
  textOfPages,
  wordsOfPages,
} from "./rendered-document.factory.ts";

for (const [count, pages] of [
  [1, 1],
  [12, 2],
  [60, 4],
  [400, 20],
] as const) {
  test(`MON-4 ${count} lines: all printed once, heads repeated, pages counted, one payment part`, async (t) => {
    if (await skippedWithoutTools(t)) return;
    const pdf = await rendered({ lines: buildDocumentLines(count) });
    const texts = await textOfPages(pdf);
    assert.equal(texts.length, pages);
    const all = texts.join("\n");
    for (let line = 1; line <= count; line += 1) {
      assert.equal(all.match(new RegExp(`\\bsite-${line}\\.example`, "g"))?.length, 1, `line ${line}`);
    }
    for (const [index, text] of texts.entries()) {
      assert.ok(text.includes(`${index + 1}/${pages}`));
      assert.ok(text.includes("Invoice 100042"));
      assert.equal(/Description +Quantity/.test(text), text.includes("site-"));
      assert.equal(text.includes("Payment part"), index === pages - 1);
    }
    assert.equal(all.match(/Net amount/g)?.length, 1);
    const words = (await wordsOfPages(pdf)).flat();
    assert.ok(
      words.every(({ left, top, right, bottom }) => left > 4 && right < 206 && top > 4 && bottom < 293),
    );
  });
}

test("MON-4 what follows the lines stands above the foot, and the foot above the payment part", async (t) => {
  if (await skippedWithoutTools(t)) return;
  for (const count of [2, 3, 4, 5, 6, 11, 12, 13, 14, 20, 21, 25, 26]) {
    const lines = buildDocumentLines(count);
    for (const over of [{ lines }, { ...euros, lines }]) {
      const pages = await wordsOfPages(await rendered(over));
      for (const words of pages) {
        // The country stands at the end of the first line of the foot, and nowhere else.
        const top = words.find(({ text }) => text === "Switzerland")?.top ?? 0;
        const bottom = words.some(({ text }) => text === "Receipt") ? 192 : 290;
        assert.ok(top > 170 && top < bottom - 6, `${count} lines: foot at ${top} mm`);
        const between = words.filter((word) => word.bottom > top - 3 && word.top < top - 0.5);
        assert.deepEqual(between, [], `${count} lines`);
        const below = words.filter((word) => word.top > top + 0.5 && word.top < bottom);
        assert.equal(below[0]?.text, "VAT");
        assert.ok(
          below.every((word) => word.bottom < top + 8),
          `${count} lines`,
        );
      }
    }
  }
});

test("MON-4 the address stands in the window of the envelope, and nothing else does", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const long = {
    name: `Verein der Freunde der ${"Donaudampfschifffahrts".repeat(4)}gesellschaft`,
    attention: "Frau Dr. Annegret von Hohenstein-Waldburg, Abteilung Kreditorenbuchhaltung",
    address: { ...german.address, street: "Rue de la République-et-Canton-de-Neuchâtel" },
  };
  for (const customer of [german, long]) {
    const [words = []] = await wordsOfPages(await rendered({ customer }));
    const found = words.filter(({ top, bottom, left }) => bottom > 45 && top < 90 && left < 115);
    assert.ok(found.every(({ left, right }) => left >= 20 && right <= 110));
    assert.ok(found.every(({ top, bottom }) => top >= 48 && bottom <= 88));
    const { name, attention, address } = customer;
    const sender = "Alpenhost AG · Hardturmstrasse 11 · 8005 Zürich";
    const lines = [sender, name, attention, `${address.street} 12a`, "70173 Stuttgart", "Germany"];
    assert.equal(found.map(({ text }) => text).join(""), lines.join("").replaceAll(" ", ""));
  }
});

test("long words and names wrap inside their columns", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
  const lines = [
    buildDocumentLine({
      description: `${word} ${word}`,
      detail: `${word.toLowerCase()}.example\nzweite Zeile`,
    }),
    buildDocumentLine({ description: "x".repeat(300), quantity: 500, unitPriceMinor: 123456789n }),
  ];
  const name = "Wasserversorgungsgenossenschaft Oberwiler-Schwendimattstrasse und Umgebung";
  const address = {
    ...german.address,
    street: "Oberwiler-Schwendimattstrasse bei der alten Sägerei im hinteren Tal",
  };
  const customer = {
    name,
    address: { ...address, town: "Niederwiler-Oberschwendimatt bei Zürich", country: "CH" },
  };
  const pdf = await rendered({
    language: "de",
    lines,
    customer,
    provider: { name, address: customer.address },
  });
  const pages = await wordsOfPages(pdf);
  const cells = pages[0]?.filter(({ top, bottom }) => top > 115 && bottom < 175) ?? [];
  assert.ok(cells.length > 10);
  assert.ok(cells.every(({ left, right }) => right <= 99.5 || left >= 100));
  const receipt = pages.at(-1)?.filter(({ left, top }) => left < 62 && top > 192) ?? [];
  const amounts = receipt.find(({ text }) => text === "Währung");
  const towns = receipt.filter(({ text }) => text === "Zü");
  assert.ok(amounts && towns.length === 2);
  assert.ok(towns.every(({ bottom }) => bottom < amounts.top));
  assert.equal((await scanPages(pdf)).length, 1);
});

test("a very long detail goes on over pages", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const detail = Array.from({ length: 150 }, (_, index) => `record ${index + 1}.`).join("\n");
  const text = await textOf(await rendered({ lines: [buildDocumentLine({ detail })] }));
  for (let index = 1; index <= 150; index += 1) assert.ok(text.includes(`record ${index}.`));
  assert.match(text, /1\/4.*4\/4/);
});

import assert from "node:assert/strict";
import test from "node:test";
import { parseXmlDocument } from "slimdom";
import { translator } from "../../../platform/i18n/i18n.ts";
import {
  buildDocumentLines,
  buildInvoiceDocument,
  type DocumentOverrides,
} from "../documents/invoice-document.factory.ts";
import { renderInvoice } from "../documents/render-invoice.ts";
import {
  attachmentsOf,
  euros,
  metadataOf,
  reportOf,
  skippedWithoutTools,
  textOfPages,
  wordsOfPages,
} from "../documents/rendered-document.factory.ts";
import { eInvoiceFilesOf } from "./e-invoice-files.ts";

async function rendered(over: DocumentOverrides = {}) {
  const document = buildInvoiceDocument(over);
  const cii = eInvoiceFilesOf(document).find(({ format }) => format === "cii")?.bytes;
  assert.ok(cii);
  const t = translator(document.language);
  const [plain, hybrid] = [await renderInvoice(document, t), await renderInvoice(document, t, cii)];
  return { cii, plain, hybrid, again: await renderInvoice(document, t, cii) };
}

const shapes: Readonly<Record<string, DocumentOverrides>> = {
  "a Swiss invoice with its payment part": { language: "de" },
  "an invoice in euros": { ...euros, language: "fr" },
  "many pages": { lines: buildDocumentLines(60) },
  "a name with signs of XML": { provider: { name: "Berg & Tal <AG>" } },
};

for (const [name, over] of Object.entries(shapes)) {
  test(`MON-4 Factur-X: ${name} carries its e-invoice and looks the same`, async (t) => {
    if (await skippedWithoutTools(t)) return;
    const { cii, plain, hybrid, again } = await rendered(over);
    assert.deepEqual(hybrid, again, "the same bytes each time");
    const inside = await attachmentsOf(hybrid);
    assert.deepEqual([...inside.keys()], ["factur-x.xml"]);
    assert.deepEqual(inside.get("factur-x.xml"), cii);
    assert.deepEqual(await wordsOfPages(hybrid), await wordsOfPages(plain));
    assert.deepEqual(await textOfPages(hybrid), await textOfPages(plain));
    assert.ok(hybrid.length - plain.length < 20_000, `${hybrid.length - plain.length} bytes more`);
  });
}

test("MON-4 Factur-X is PDF/A-3b with its metadata: fonts embedded, output intent, the file's part in the whole", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const { hybrid } = await rendered({ provider: { name: "Berg & Tal <AG>" } });
  const fonts = (await reportOf("pdffonts", hybrid)).trim().split("\n").slice(2);
  for (const font of fonts) assert.match(font, /yes yes yes +\d+ +0$/);
  const raw = hybrid.toString("latin1");
  assert.match(raw, /^%PDF-1\.7/);
  assert.match(raw, /\/S \/GTS_PDFA1/);
  assert.match(raw, /\/DestOutputProfile \d+ 0 R/);
  assert.match(raw, /\/AFRelationship \/Alternative/);
  assert.match(raw, /\/AF \[\d+ 0 R\]/);
  assert.match(raw, /\/Subtype \/text#2Fxml/i);
  assert.doesNotMatch(raw, /\/Encrypt |\/JavaScript/);

  const metadata = parseXmlDocument(await metadataOf(hybrid));
  const texts = (name: string) =>
    [...metadata.getElementsByTagName(name)].map((element) => element.textContent?.trim());
  assert.deepEqual(texts("pdfaid:part"), ["3"]);
  assert.deepEqual(texts("pdfaid:conformance"), ["B"]);
  assert.deepEqual(texts("dc:creator"), ["Berg & Tal <AG>"]);
  assert.deepEqual(texts("fx:DocumentType"), ["INVOICE"]);
  assert.deepEqual(texts("fx:DocumentFileName"), ["factur-x.xml"]);
  assert.deepEqual(texts("fx:Version"), ["1.0"]);
  assert.deepEqual(texts("fx:ConformanceLevel"), ["EN 16931"]);
  const described = texts("pdfaProperty:name").toSorted();
  assert.deepEqual(described, ["ConformanceLevel", "DocumentFileName", "DocumentType", "Version"]);
  assert.deepEqual(texts("pdfaSchema:namespaceURI"), [
    "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
  ]);
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import test from "node:test";
import { promisify } from "node:util";
import QRCode from "qrcode";
import { buildDocumentLines } from "./invoice-document.factory.ts";
import { euros, german, rendered, reportOf, skippedWithoutTools } from "./rendered-document.factory.ts";

test("all fonts are embedded, also those of the payment part, and the file says what it is", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const pdf = await rendered({ language: "it", customer: german });
  const fonts = (await reportOf("pdffonts", pdf)).trim().split("\n").slice(2);
  const names = fonts.map((line) => /^[A-Z]{6}\+(\S+)/.exec(line)?.[1]).toSorted();
  assert.deepEqual(names, ["Arimo-Bold", "Arimo-Regular", "Inter-Regular", "Inter-SemiBold"]);
  for (const line of fonts) assert.match(line, /yes yes yes +\d+ +0$/);
  const info = await reportOf("pdfinfo", pdf);
  assert.match(info, /Title: +Fattura 100042/);
  assert.match(info, /Author: +Alpenhost AG/);
  assert.match(info, /CreationDate: +Sun Nov 22 /);
  assert.match(info, /Page size: +595\.2\d+ x 841\.\d+ pts \(A4\)/);
  assert.match(pdf.toString("latin1"), /\/Lang \(it\)/);
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("MON-4 the same document gives the same bytes in another process", async () => {
  const program = `
    import { buildDocumentLines, buildInvoiceDocument } from "./invoice-document.factory.ts";
    import { renderInvoice } from "./render-invoice.ts";
    import { translator } from "../../../platform/i18n/i18n.ts";
    import { createHash } from "node:crypto";
    const logo = Buffer.from(process.argv[1], "base64");
    const over = JSON.parse(process.argv[2]);
    const document = buildInvoiceDocument({ ...over, provider: { logo }, lines: buildDocumentLines(40) });
    const bytes = await renderInvoice(document, translator(document.language));
    process.stdout.write(createHash("sha256").update(bytes).digest("hex"));
  `;
  const logo = await QRCode.toBuffer("logo", { color: { dark: "#0b6e6e80", light: "#00000000" } });
  for (const over of [{ language: "fr" as const }, { language: "de" as const, ...euros }]) {
    const bytes = await rendered({ ...over, provider: { logo }, lines: buildDocumentLines(40) });
    const args = [
      "--input-type=module-typescript",
      "-e",
      program,
      logo.toString("base64"),
      JSON.stringify(over),
    ];
    const other = await promisify(execFile)(process.execPath, args, {
      cwd: import.meta.dirname,
      env: { ...process.env, TZ: "Pacific/Auckland", LANG: "fr_FR.UTF-8", NODE_TEST_CONTEXT: "" },
    });
    assert.equal(other.stdout, sha256(bytes));
    const again = await rendered({ ...over, provider: { logo }, lines: buildDocumentLines(40) });
    assert.equal(sha256(again), sha256(bytes));
  }
});

test("MON-4 documents that differ have file identifiers that differ", async () => {
  const idOf = (pdf: Buffer) => /\/ID \[<(\w+)>/.exec(pdf.toString("latin1"))?.[1];
  const one = idOf(await rendered());
  assert.ok(one);
  assert.notEqual(idOf(await rendered({ number: "100043" })), one);
  assert.notEqual(idOf(await rendered({ kind: "proforma" })), one);
});

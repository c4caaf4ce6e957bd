import assert from "node:assert/strict";
import test from "node:test";
import { archivedNameOf } from "./archive.rules.ts";

test("names in an archive are safe on every system and sort by kind, day and number", () => {
  const invoice = { kind: "invoice", number: "100042", issuedOn: "2026-11-22" } as const;
  assert.equal(archivedNameOf(invoice, ".pdf"), "invoices/2026-11-22-100042.pdf");
  assert.equal(
    archivedNameOf({ ...invoice, kind: "credit_note", number: "CN-7" }, "-ubl.xml"),
    "credit-notes/2026-11-22-CN-7-ubl.xml",
  );
  assert.equal(
    archivedNameOf({ ...invoice, number: "../A:7\\ü" }, ".pdf"),
    "invoices/2026-11-22-___A_7__.pdf",
  );
});

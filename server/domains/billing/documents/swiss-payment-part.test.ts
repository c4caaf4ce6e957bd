import assert from "node:assert/strict";
import test from "node:test";
import { swissQrText } from "./swiss-payment-part.ts";

test("MON-4 texts of the Swiss QR code keep to its character set", () => {
  const written = {
    "Łukasz Ożóg, Škoda & Őr": "Łukasz Ożóg, Škoda & Őr",
    "L’Étoile “bleue” – suite…": 'L\'Étoile "bleue" - suite...',
    "Țiriac Ș.A. 5 €": "Țiriac Ș.A. 5 €",
    "Nguyễn Văn Đức": "Nguyen Văn Đuc",
    "two\nlines\tof  text ": "two lines of text",
    "Zu\u0308rich": "Zürich",
    "soft\u00adhyphen": "softhyphen",
    "": "",
  };
  for (const [given, expected] of Object.entries(written)) assert.equal(swissQrText(given, 70), expected);
  for (const foreign of ["Ελλάδα", "Київ", "東京", "smile 🙂"])
    assert.equal(swissQrText(foreign, 70), undefined);
  assert.equal(swissQrText("abcdef ghi", 7), "abcdef");
  assert.equal(swissQrText("x".repeat(71), 70)?.length, 70);
});

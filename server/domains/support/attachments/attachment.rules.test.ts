import assert from "node:assert/strict";
import test from "node:test";
import { kindOfFile } from "./attachment.rules.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const png = bytes("\x89PNG\r\n\x1a\n…");

test("SUP-4 a file is what its first bytes say, if its name says the same", () => {
  for (const [name, content, kind] of [
    ["screen.png", png, "png"],
    ["Photo.JPEG", bytes("\xff\xd8\xff\xe0"), "jpg"],
    ["a.webp", bytes("RIFF0000WEBPVP8 "), "webp"],
    ["a.gif", bytes("GIF89a"), "gif"],
    ["letter.pdf", bytes("%PDF-1.7"), "pdf"],
    ["error.log", Buffer.from("Über­tragung fehlgeschlagen\r\n\tum 12:00"), "txt"],
  ] as const)
    assert.equal(kindOfFile(name, content), kind, name);
});

test("SUP-4 pattern 40: pages, scripts, archives, programs and files that belie their name are not taken", () => {
  for (const [name, content] of [
    ["screen.png", bytes("<html><script>alert(1)</script>")],
    ["page.txt", bytes("  <html>")],
    ["drawing.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["drawing.svg", png],
    ["screen.png.exe", png],
    ["archive.zip", bytes("PK\x03\x04")],
    ["letter.pdf", bytes("PK\x03\x04")],
    ["program.txt", bytes("MZ\0\0")],
    ["latin.txt", bytes("caf\xe9")],
    ["screen", png],
    ["", png],
  ] as const)
    assert.equal(kindOfFile(name, content), undefined, name);
});

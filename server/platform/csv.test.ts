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

test("a cell never becomes a formula", () => {
  for (const sign of ["=", "+", "-", "@", "\t", "\r"]) {
    const [cell] = csvOf([[`${sign}1+1`]])
      .toString()
      .slice(1)
      .split("\r\n");
    assert.ok(/^"?'/.test(cell ?? ""), `${JSON.stringify(sign)} becomes ${cell}`);
  }
});

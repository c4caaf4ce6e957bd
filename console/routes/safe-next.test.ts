import assert from "node:assert/strict";
import test from "node:test";
import { safeNext } from "./safe-next.ts";

const origin = "https://console.example.com";

test("pattern 36, ASVS 3.7.2: next leads to pages of this console alone", () => {
  const evil = [
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "///evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/.//evil.example",
    "/x/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\u0000/x",
    "@evil.example",
    "",
    "o/1",
    undefined,
    null,
    7,
    ["/o/1"],
  ];
  for (const next of evil) assert.equal(safeNext(next, origin), undefined, JSON.stringify(next));
});

test("next keeps path, query and hash of a page", () => {
  assert.equal(safeNext("/o/1/users/members?search=lea#x", origin), "/o/1/users/members?search=lea#x");
  assert.equal(safeNext("/", origin), "/");
  assert.equal(safeNext("/a/../b", origin), "/b");
  assert.equal(safeNext("/o/%2f%2fevil.example", origin), "/o/%2f%2fevil.example");
});

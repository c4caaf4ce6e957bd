import assert from "node:assert/strict";
import test from "node:test";
import { neighbourOf, nextWithout } from "./neighbour-of.ts";

const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];

test("the keys go from row to row and stay at the ends", () => {
  assert.equal(neighbourOf(rows, "a", 1)?.id, "b");
  assert.equal(neighbourOf(rows, "b", -1)?.id, "a");
  assert.equal(neighbourOf(rows, "a", -1)?.id, "a");
  assert.equal(neighbourOf(rows, "c", 1)?.id, "c");
});

test("without an open row, the first one comes", () => {
  assert.equal(neighbourOf(rows, undefined, 1)?.id, "a");
  assert.equal(neighbourOf(rows, "gone", -1)?.id, "a");
  assert.equal(neighbourOf([], "a", 1), undefined);
});

test("after a row has left, the next one comes, and the one before at the end", () => {
  assert.equal(nextWithout(rows, "b")?.id, "c");
  assert.equal(nextWithout(rows, "c")?.id, "b");
  assert.equal(nextWithout([{ id: "a" }], "a"), undefined);
});

import assert from "node:assert/strict";
import test from "node:test";
import { pageOf, readCursor, readNumberCursor } from "./paging.ts";

const id = "01a202e2-4e37-767a-8c5c-0123456789ab";
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

test("a page keeps its rows, and its cursor leads to the row after the last one kept", () => {
  const rows = ["2026-01-03", "2026-01-02", "2026-01-01"].map((day) => ({ day, id }));
  const page = pageOf(
    rows,
    2,
    (row) => [row.day, row.id],
    (row) => row.day,
  );
  assert.deepEqual(page.items, ["2026-01-03", "2026-01-02"]);
  assert.deepEqual(readCursor(page.next ?? undefined), ["2026-01-02", id]);
  assert.equal(
    pageOf(
      rows,
      3,
      (row) => [row.day, row.id],
      (row) => row.day,
    ).next,
    null,
  );
  assert.deepEqual(
    pageOf(
      [],
      3,
      () => ["", ""],
      () => "",
    ),
    { items: [], next: null },
  );
});

test("no cursor is the first page", () => {
  assert.equal(readCursor(undefined), undefined);
  assert.equal(readNumberCursor(undefined), undefined);
});

test("instants, days and numbers come back as they went", () => {
  assert.deepEqual(readCursor(cursorOf("2026-11-22T09:00:00.123456Z", id)), [
    "2026-11-22T09:00:00.123456Z",
    id,
  ]);
  assert.equal(readNumberCursor(cursorOf("42", "0")), 42n);
});

test("anything else is platform.bad_cursor, before the database is asked", () => {
  const notEven = [
    "",
    "x",
    "e30",
    "W10",
    "!!!",
    "null",
    "[]",
    cursorOf(),
    cursorOf("1"),
    cursorOf("1", id, 3),
  ];
  const noTimes = ["2026-99-99", "2026-13-01T00:00:00Z", "-200000-01-01T00:00:00Z", "now()", "infinity", "1"];
  const noIds = ["---", `${id}'`, "", {}];
  for (const cursor of [
    ...notEven,
    ...noTimes.map((time) => cursorOf(time, id)),
    ...noIds.map((last) => cursorOf("2026-01-01", last)),
  ]) {
    assert.throws(() => readCursor(cursor), { code: "platform.bad_cursor" }, cursor);
  }
  for (const cursor of [
    ...notEven,
    cursorOf("2026-01-01", "0"),
    cursorOf("9".repeat(19), "0"),
    cursorOf(-1, "0"),
  ]) {
    assert.throws(() => readNumberCursor(cursor), { code: "platform.bad_cursor" }, cursor);
  }
});

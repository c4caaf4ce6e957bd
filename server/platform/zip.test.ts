import assert from "node:assert/strict";
import test from "node:test";
import { unzipSync } from "fflate";
import { type ZippedFile, zipOf } from "./zip.ts";

const fileOf = (name: string, text: string): ZippedFile => ({
  ...{ name, bytes: Buffer.from(text), day: "2026-11-22" },
});

async function* given(files: readonly ZippedFile[]) {
  yield* files;
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

test("an archive holds its files, packed where that helps, and is the same each time", async () => {
  const files = [fileOf("a/ü.pdf", "%PDF"), fileOf("b.xml", "<a/>".repeat(5_000)), fileOf("empty.txt", "")];
  const bytes = await collect(zipOf(given(files)));
  assert.ok(bytes.length < 2_000, `${bytes.length} bytes`);
  assert.deepEqual(bytes, await collect(zipOf(given(files))));
  const inside = unzipSync(bytes);
  assert.deepEqual(Object.keys(inside), ["a/ü.pdf", "b.xml", "empty.txt"]);
  for (const { name, bytes: content } of files) assert.deepEqual(Buffer.from(inside[name] ?? []), content);
});

test("an archive is written while its files come in, and never reads ahead", async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield fileOf(`${given}.pdf`, "x".repeat(100_000));
    }
  }
  let length = 0;
  for await (const part of zipOf(endless())) {
    length += part.length;
    assert.ok(given * 100_000 <= length + 100_000, `${given} files were read for ${length} bytes`);
    if (given === 50) break;
  }
  assert.equal(given, 50);
});

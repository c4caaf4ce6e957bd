import assert from "node:assert/strict";
import test from "node:test";
import { looksLikePicture, squareIn } from "./avatar.rules.ts";

test("ACC-3 the kind of a file is told by its first bytes, never by its name", () => {
  const isPicture = (text: string) => looksLikePicture(Buffer.from(text, "latin1"));
  for (const text of ["\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n…", "RIFF\0\0\0\0WEBPVP8 "])
    assert.ok(isPicture(text));
  for (const text of ["", "GIF89a", "<svg/>", "PK\x03\x04", "RIFF\0\0\0\0WAVE", "\0\0\0\x18ftypheic", "BM"])
    assert.equal(isPicture(text), false, text);
});

test("ACC-3 the square that is kept lies inside the picture, and is its middle unless another is wanted", () => {
  const picture = { width: 800, height: 600 };
  assert.deepEqual(squareIn(picture, {}, 210), { left: 100, top: 0, side: 600 });
  assert.deepEqual(squareIn(picture, { left: 10, top: 20, side: 300 }, 210), {
    left: 10,
    top: 20,
    side: 300,
  });
  assert.deepEqual(squareIn(picture, { left: 9000, top: 9000, side: 300 }, 210), {
    left: 500,
    top: 300,
    side: 300,
  });
  assert.deepEqual(squareIn(picture, { side: 9000 }, 210), { left: 100, top: 0, side: 600 });
  assert.equal(squareIn(picture, { side: 209 }, 210), undefined);
});

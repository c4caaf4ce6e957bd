import assert from "node:assert/strict";
import test from "node:test";
import { linksIn } from "./links-in.ts";

test("addresses of pages become links, the signs behind them stay text", () => {
  assert.deepEqual(linksIn("See https://a.example/x?y=1, or (http://b.example)."), [
    { text: "See ", at: 0 },
    { text: "https://a.example/x?y=1", at: 4, url: "https://a.example/x?y=1" },
    { text: ", or (", at: 27 },
    { text: "http://b.example", at: 33, url: "http://b.example/" },
    { text: ").", at: 49 },
  ]);
});

test("nothing but http and https is a link, and no text is lost", () => {
  for (const text of ["", "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "https://", "a < b"])
    assert.deepEqual(
      linksIn(text).filter(({ url }) => url),
      [],
      text,
    );
  const text = 'a https://a.example/"onclick="x https://b.example';
  assert.equal(
    linksIn(text)
      .map((part) => part.text)
      .join(""),
    text,
  );
});

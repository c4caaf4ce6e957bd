import assert from "node:assert/strict";
import test from "node:test";
import { brandIndex, contrast, isHexColor, scaleOf, schemeColors } from "./scale.ts";

const brands = [
  "#1f6f5c",
  "#1f6feb",
  "#ffd400",
  "#ff0000",
  "#00ff00",
  "#0b1f3a",
  "#000000",
  "#ffffff",
  "#7f7f7f",
  "#e4007c",
];
const surfaces = ["#eef2f7", "#26282d"];

test("the brand colour itself stands in its scale, and all shades are colours", () => {
  for (const brand of brands) {
    const scale = scaleOf(brand);
    assert.equal(scale[brandIndex], brand);
    assert.ok(scale.every(isHexColor), `${brand}: ${scale}`);
  }
});

test("the scale goes from light to dark", () => {
  for (const brand of ["#1f6f5c", "#ffd400", "#0b1f3a"]) {
    const onBlack = scaleOf(brand).map((shade) => contrast(shade, "#000000"));
    assert.deepEqual(
      onBlack,
      onBlack.toSorted((a, b) => b - a),
      brand,
    );
  }
});

test("WCAG 2.2 1.4.3: text in the brand's colour and on it reaches 4.5 : 1 for any brand, light and dark", () => {
  for (const brand of brands) {
    for (const surface of surfaces) {
      const { filled, filledHover, onFilled, text } = schemeColors(scaleOf(brand), surface);
      const where = `${brand} on ${surface}`;
      assert.ok(contrast(text, surface) >= 4.5, `${where}: text ${text} has ${contrast(text, surface)}`);
      assert.ok(contrast(onFilled, filled) >= 4.5, `${where}: ${onFilled} on ${filled}`);
      assert.ok(contrast(onFilled, filledHover) >= 4.5, `${where}: ${onFilled} on ${filledHover}`);
      assert.ok(contrast(filled, surface) >= 3, `${where}: filled ${filled}`);
    }
  }
});

test("contrast of black and white is 21 (WCAG 2.2)", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#123456", "#123456"), 1);
});

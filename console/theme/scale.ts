/** A colour in sRGB, each part 0 to 1, gamma-encoded. */
type Rgb = readonly [number, number, number];

/** Ten shades from light to dark, as Mantine wants them. */
export type Scale = readonly [string, string, string, string, string, string, string, string, string, string];

// Lightness (OKLCH) of the ten shades, and how much of the brand's chroma each keeps: pale and dark ones carry less.
const lightness = [0.974, 0.941, 0.887, 0.82, 0.745, 0.67, 0.6, 0.525, 0.455, 0.385];
const chromaShare = [0.12, 0.24, 0.45, 0.68, 0.86, 0.97, 1, 1, 0.92, 0.8];

/**
 * Ten shades around a brand colour "#rrggbb": same hue, even steps of perceived lightness (OKLab, Ottosson 2020). The
 * brand colour itself takes the place of the shade nearest to it; `index` says which.
 */
export function scaleOf(brand: string): { readonly scale: Scale; readonly index: number } {
  const { l, c, h } = toOklch(parseHex(brand));
  const index = lightness.reduce(
    (best, value, at) => (Math.abs(value - l) < Math.abs((lightness[best] ?? 0) - l) ? at : best),
    0,
  );
  const shades = lightness.map((shade, at) =>
    at === index ? toHex(parseHex(brand)) : toHex(inGamut(shade, c * (chromaShare[at] ?? 1), h)),
  );
  return { scale: shades as unknown as Scale, index };
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(parseHex(one)), luminance(parseHex(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The index of the shade nearest to `start` that reaches a contrast against a background; the best one if none does. */
export function readableShade(scale: Scale, background: string, ratio: number, start: number): number {
  const byDistance = scale.map((_, at) => at).sort((a, b) => Math.abs(a - start) - Math.abs(b - start));
  const reached = byDistance.find((at) => contrast(scale[at] ?? "#000000", background) >= ratio);
  if (reached !== undefined) return reached;
  return contrast(scale[9], background) > contrast(scale[0], background) ? 9 : 0;
}

/** True for "#rrggbb". */
export function isHexColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function parseHex(hex: string): Rgb {
  if (!isHexColor(hex)) throw new RangeError(`"${hex}" is not a colour like #0a58ca`);
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

function toHex(rgb: Rgb): string {
  const part = (value: number) =>
    Math.round(Math.min(Math.max(value, 0), 1) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(part).join("")}`;
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function toOklch(rgb: Rgb): { l: number; c: number; h: number } {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { l, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

function fromOklch(l: number, c: number, h: number): Rgb {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** The colour of this lightness and hue with as much of the chroma as sRGB can show. */
function inGamut(l: number, c: number, h: number): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const rgb = fromOklch(l, c * share, h);
    if (rgb.every((part) => part >= -0.001 && part <= 1.001)) return rgb;
  }
  return fromOklch(l, 0, h);
}

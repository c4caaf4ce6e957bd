/** A colour in sRGB, each part 0 to 1, gamma-encoded. */
type Rgb = readonly [number, number, number];

/** Ten shades from light to dark, as Mantine wants them. */
export type Scale = readonly [string, string, string, string, string, string, string, string, string, string];

/** Where the brand colour itself stands in its scale: Mantine's own colours have their strongest shade there. */
export const brandIndex = 6;

// Lightness (OKLCH) of the palest and of the darkest shade.
const palest = 0.975;
const darkest = 0.2;
// How much of the brand's chroma the paler shades keep.
const chromaShare = [0.12, 0.25, 0.45, 0.65, 0.8, 0.92, 1, 1, 0.94, 0.86];

/** Ten shades around a brand colour "#rrggbb": same hue, even steps of perceived lightness (OKLab, Ottosson 2020). */
export function scaleOf(brand: string): Scale {
  const { l, c, h } = toOklch(parseHex(brand));
  const shades = chromaShare.map((share, at) => {
    if (at === brandIndex) return toHex(parseHex(brand));
    const lightness =
      at < brandIndex
        ? palest + ((Math.min(l, palest) - palest) * at) / brandIndex
        : l + ((Math.min(l, darkest) - l) * (at - brandIndex)) / 5;
    return toHex(inGamut(lightness, c * share, h));
  });
  return shades as unknown as Scale;
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(parseHex(one)), luminance(parseHex(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a colour scheme takes from a scale. */
export interface SchemeColors {
  /** Behind buttons and other filled things; stands out from the surface by 3 : 1 at least, if the scale can. */
  readonly filled: string;
  readonly filledHover: string;
  /** Text on it: white or black, whichever has more contrast, 4.5 : 1 at least. */
  readonly onFilled: string;
  /** Text and icons in the brand's colour on the surface: 4.5 : 1 at least. */
  readonly text: string;
}

/** Picks the shades that a scheme with this surface needs, so that any brand colour stays readable (WCAG 2.2, 1.4.3 and 1.4.11). */
export function schemeColors(scale: Scale, surface: string): SchemeColors {
  const brand = scale[brandIndex];
  const text = scale[nearestShade(scale, surface, 4.5)] ?? brand;
  const filled = contrast(brand, surface) >= 3 ? brand : text;
  const onFilled = contrast("#ffffff", filled) >= contrast("#000000", filled) ? "#ffffff" : "#000000";
  return {
    filled,
    filledHover: mix(filled, onFilled === "#ffffff" ? "#000000" : "#ffffff", 0.12),
    onFilled,
    text,
  };
}

/** The shade nearest to the brand that reaches a contrast against a surface; black or white end if none does. */
function nearestShade(scale: Scale, surface: string, ratio: number): number {
  const byDistance = scale
    .map((_, at) => at)
    .sort((a, b) => Math.abs(a - brandIndex) - Math.abs(b - brandIndex));
  const reached = byDistance.find((at) => contrast(scale[at] ?? surface, surface) >= ratio);
  return reached ?? (contrast(scale[9], surface) > contrast(scale[0], surface) ? 9 : 0);
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

/** A colour with a share of another one in it. */
function mix(color: string, other: string, share: number): string {
  const [from, to] = [parseHex(color), parseHex(other)];
  const part = (at: 0 | 1 | 2) => from[at] * (1 - share) + to[at] * share;
  return toHex([part(0), part(1), part(2)]);
}

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

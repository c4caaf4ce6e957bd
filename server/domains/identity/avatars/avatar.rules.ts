/** A square of a picture, in pixels from its left upper corner. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

const jpeg = Buffer.from([0xff, 0xd8, 0xff]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** True for bytes that begin as JPEG, PNG or WebP files do (ASVS 5.2.2); names and content types are not asked. */
export function looksLikePicture(bytes: Buffer): boolean {
  const begins = (signature: Buffer) => bytes.subarray(0, signature.length).equals(signature);
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return begins(jpeg) || begins(png) || isWebp;
}

/**
 * The square to keep of a picture: what is wanted, moved inside its edges, or the largest in its middle. Undefined when it is
 * smaller than `least` pixels.
 */
export function squareIn(
  picture: { readonly width: number; readonly height: number },
  wanted: Partial<Square>,
  least: number,
): Square | undefined {
  const { width, height } = picture;
  const longest = Math.min(width, height);
  const side = Math.min(wanted.side ?? longest, longest);
  if (side < least) return undefined;
  const within = (start: number | undefined, length: number) =>
    Math.min(start ?? Math.floor((length - side) / 2), length - side);
  return { left: within(wanted.left, width), top: within(wanted.top, height), side };
}

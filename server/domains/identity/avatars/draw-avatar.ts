import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp, { type Metadata, type Sharp } from "sharp";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { takeTurns } from "../passwords/take-turns.ts";
import { avatarSides, leastAvatarSide } from "./avatar.contract.ts";
import { looksLikePicture, type Square, squareIn } from "./avatar.rules.ts";

// Whatever the library could read besides these three has never been let near a stranger's file.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);

/** The largest picture that is decoded: 50 million pixels, as cameras of phones make them. */
const mostPixels = 50_000_000;
/** A picture that takes longer to draw, in seconds, is none of a person. */
const patience = 10;
/** Decoding takes up to 200 MB for each picture: one at once beside the event loop, few in the queue. */
const inTurn = takeTurns(1, 20);

export interface DrawnAvatar {
  readonly large: Buffer;
  readonly small: Buffer;
}

/**
 * Decodes what was uploaded and draws it anew as two square WebP pictures: nothing of the file itself is kept. Refused:
 * identity.picture_unreadable, identity.picture_small, platform.too_large, identity.busy.
 */
export async function drawAvatar(content: Readable, wanted: Partial<Square>): Promise<DrawnAvatar> {
  const bytes = await buffer(content);
  refuseUnless(looksLikePicture(bytes), "identity.picture_unreadable");
  return inTurn(() => draw(bytes, wanted));
}

async function draw(bytes: Buffer, wanted: Partial<Square>): Promise<DrawnAvatar> {
  const metadata = await read(() => sharp(bytes, { limitInputPixels: false }).metadata());
  const { width, height } = metadata.autoOrient;
  // Told by the header, before a single pixel is decoded.
  refuseUnless(width * height <= mostPixels, "identity.picture_large");
  refuseUnless(Math.min(width, height) >= leastAvatarSide, "identity.picture_small", {
    pixels: leastAvatarSide,
  });
  const square = squareIn({ width, height }, wanted, leastAvatarSide);
  refuseUnless(square, "identity.picture_small", { pixels: leastAvatarSide });
  const { large: side } = avatarSides;
  const large = await read(() => cut(bytes, square).resize(side, side).webp({ quality: 85 }).toBuffer());
  const small = await read(() =>
    sharp(large).resize(avatarSides.small, avatarSides.small).webp({ quality: 85 }).toBuffer(),
  );
  return { large, small };
}

/** The square of the upright picture. Metadata is left behind, as the library does unless asked otherwise. */
function cut(bytes: Buffer, { left, top, side }: Square): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
    .timeout({ seconds: patience })
    .autoOrient()
    .extract({ left, top, width: side, height: side });
}

/** What the library cannot read is no picture. */
async function read<T extends Metadata | Buffer>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError("identity.picture_unreadable", {}, [], cause);
  }
}

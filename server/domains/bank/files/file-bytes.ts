import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompressSync } from "node:zlib";

/** The size of a part before it is packed, in bytes. */
export const partBytes = 1_000_000;

const compress = promisify(zstdCompress);

/** Packs a part: XML shrinks to less than a tenth. */
export function packPart(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** The bytes of a packed part. */
export function unpackPart(stored: Uint8Array): Buffer {
  return zstdDecompressSync(stored, { chunkSize: partBytes + 1, maxOutputLength: partBytes });
}

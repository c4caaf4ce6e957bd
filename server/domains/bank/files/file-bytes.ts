import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompressSync } from "node:zlib";
import type { OpenContext } from "../../../platform/context.ts";
import { findPart } from "./bank-file.queries.ts";

/** The size of a part before it is packed, in bytes. */
export const partBytes = 1_000_000;

const compress = promisify(zstdCompress);

/** Packs a part: XML shrinks to less than a tenth. */
export function packPart(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** The bytes of a packed part. */
export function unpackPart(stored: Uint8Array): Buffer {
  return zstdDecompressSync(stored, { maxOutputLength: partBytes });
}

/** The packed parts of a stored file; the next one is fetched while the last one is used. */
export async function* readParts(ctx: OpenContext, bankFileId: string): AsyncGenerator<Uint8Array> {
  let next = readPart(ctx, bankFileId, 0);
  for (let part = 1; ; part += 1) {
    const bytes = await next;
    if (!bytes) return;
    next = readPart(ctx, bankFileId, part);
    next.catch(() => {}); // told when its turn comes
    yield bytes;
  }
}

function readPart(ctx: OpenContext, bankFileId: string, part: number): Promise<Buffer | undefined> {
  return ctx.read(({ db }) => findPart(db, bankFileId, part));
}

import type { OpenContext } from "../../../platform/context.ts";
import { findPart } from "./bank-file.queries.ts";

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

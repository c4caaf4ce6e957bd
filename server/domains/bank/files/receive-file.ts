import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { OpenContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { importFileJob } from "./bank-file.jobs.ts";
import { addFile, type BankFileRow, findFile, findFileByContent, insertParts } from "./bank-file.queries.ts";
import { packPart, partBytes } from "./file-bytes.ts";

/** Packed bytes that are held until the file is complete. A bank's file of 250 MB takes a fraction of it. */
const mostPackedBytes = 64_000_000;

interface Received {
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  readonly parts: readonly Buffer[];
}

/**
 * Stores an uploaded bank file and adds the job that imports it. A file whose content was uploaded before is not stored again:
 * the first one is answered, also when both arrive at the same moment (MON-6).
 */
export async function receiveFile(
  ctx: OpenContext,
  upload: { readonly name: string; readonly content: Readable },
): Promise<BankFileRow> {
  const received = await receive(upload.content);
  return ctx.write(async (write) => {
    const { db } = write;
    const file = { id: newId(), name: upload.name, uploadedBy: ctx.actor.userId ?? null, ...received };
    const isNew = await addFile(db, file, ctx.clock.now().toString());
    if (isNew) {
      await insertParts(db, file.id, received.parts);
      await write.addJob(importFileJob, { bankFileId: file.id }, { key: `bank.import_file:${file.id}` });
      write.publish({ topic: "bank_files", id: file.id });
    }
    const row = isNew ? await findFile(db, file.id) : await findFileByContent(db, received.sha256);
    if (!row) throw new Error("the uploaded file was not stored");
    write.audit({
      subjectKind: "bank_file",
      subjectId: row.id,
      details: { file: upload.name, again: !isNew },
    });
    return row;
  });
}

async function receive(content: Readable): Promise<Received> {
  const hash = createHash("sha256");
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  let packedBytes = 0;
  for await (const bytes of inParts(content)) {
    hash.update(bytes);
    sizeBytes += bytes.length;
    const packed = await packPart(bytes);
    packedBytes += packed.length;
    if (packedBytes > mostPackedBytes) throw new AppError("platform.too_large");
    parts.push(packed);
  }
  // The multipart reader ends the stream where the largest size is reached, and says so.
  if ((content as { truncated?: boolean }).truncated) throw new AppError("platform.too_large");
  return { sha256: hash.digest(), sizeBytes, parts };
}

async function* inParts(content: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= partBytes) {
      const all = Buffer.concat(waiting, length);
      yield all.subarray(0, partBytes);
      waiting = [all.subarray(partBytes)];
      length -= partBytes;
    }
  }
  if (length > 0) yield Buffer.concat(waiting, length);
}

import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Day } from "../../common/dates.ts";

export interface ZippedFile {
  /** Folders are divided by "/". */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The day that the archive gives as that of the file. */
  readonly day: Day;
}

/** The most files that an archive without ZIP64 has, which every program opens. */
export const mostZippedFiles = 65_535;

/** Names of files that are packed already: doing it twice makes them no smaller. */
const isPacked = (name: string) => name.endsWith(".pdf");

/** Writes a ZIP archive while its files come in: one of them is in memory at a time. */
export async function* zipOf(files: AsyncIterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  for await (const { name, bytes, day } of files) {
    const entry = isPacked(name) ? new ZipPassThrough(name) : new ZipDeflate(name);
    // Read as local time, and written as local time: noon of the day wherever the program runs.
    entry.mtime = `${day}T12:00:00`;
    zip.add(entry);
    entry.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

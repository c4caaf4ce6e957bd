import type { CamtEvent } from "./camt-event.ts";
import type { ElementReader } from "./element-reader.ts";
import { eventsOfEntry } from "./entry.rules.ts";
import type { Entry } from "./entry.ts";
import { EntryAssembler } from "./entry-assembler.ts";
import { WrongEncoding, XmlText } from "./xml-text.ts";

/** Bytes without any tag that are no bank file any more; without a limit they would have to be held in memory. */
const longestQuiet = 4_000_000;

/**
 * Reads a bank's file (ISO 20022 camt.052, camt.053 or camt.054, any version) while it arrives, and gives its statements,
 * its incoming payments and what else stands in it (MON-6). Memory does not grow with the file, only with the transactions
 * of one entry. Throws StatementFileError for a file that cannot be read: then nothing that was given before may be kept.
 */
export async function* readCamt(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<CamtEvent> {
  const ready: (CamtEvent | Entry)[] = [];
  const assembler = new EntryAssembler({
    statement: (statement) => ready.push({ type: "statement", statement }),
    entry: (entry) => ready.push(entry),
  });
  const text = new XmlText();
  let quiet = 0;
  for await (const chunk of chunks) {
    const before = assembler.reader.met;
    feed(assembler.reader, () => text.write(chunk));
    quiet = assembler.reader.met === before ? quiet + chunk.length : 0;
    if (quiet > longestQuiet) assembler.reader.refuse("bank.file_not_xml");
    for (const event of eventsOf(ready)) yield event;
  }
  feed(assembler.reader, () => text.end());
  assembler.finish();
  for (const event of eventsOf(ready)) yield event;
}

function* eventsOf(ready: (CamtEvent | Entry)[]): Generator<CamtEvent> {
  for (const item of ready.splice(0)) {
    if ("type" in item) yield item;
    else yield* eventsOfEntry(item);
  }
}

function feed(reader: ElementReader, decode: () => string): void {
  try {
    reader.write(decode());
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    reader.write(error.before); // so that the refusal names the line
    reader.refuse("bank.file_bad_encoding", { encoding: error.encoding });
  }
}

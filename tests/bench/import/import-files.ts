import { createReadStream } from "node:fs";
import { importFileJob } from "../../../server/domains/bank/files/bank-file.jobs.ts";
import { readCamt } from "../../../server/domains/bank/statements/read-camt.ts";
import { runJob } from "../../../server/platform/jobs/worker.ts";
import type { Services } from "../../../server/platform/make-context.ts";
import type { StoredFile } from "./seed-open-items.ts";
import { servicesOn } from "./services.ts";

// A process that imports files as a worker does, and says what it took: `import-files.ts <connection> <files>`, both JSON.

export interface Figures {
  readonly payments: number;
  /** Reading the same file and nothing else. */
  readonly parseMs: number;
  readonly importMs: number;
  /** The most memory that the process has held so far, in bytes. */
  readonly peakBytes: number;
}

const [connection = "{}", files = "[]"] = process.argv.slice(2);
const services = servicesOn(JSON.parse(connection));
for (const file of JSON.parse(files) as StoredFile[]) {
  const parseMs = await timed(() => parse(file));
  const importMs = await timed(() => importStored(services, file));
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const figures: Figures = { payments: file.payments, parseMs, importMs, peakBytes };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
await services.database.close();

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function parse({ path, payments }: StoredFile): Promise<void> {
  let count = 0;
  for await (const event of readCamt(createReadStream(path, { highWaterMark: 1_000_000 }))) {
    if (event.type === "payment") count += 1;
  }
  if (count !== payments) throw new Error(`${path} holds ${count} payments`);
}

/** Fails unless each payment has paid its invoice. */
async function importStored({ database, ...rest }: Services, file: StoredFile): Promise<void> {
  const { bankFileId, payments } = file;
  await runJob({ database, ...rest }, importFileJob, { bankFileId });
  const row = await database.transaction("read", { kind: "platform" }, (db) =>
    db.selectFrom("bank_files").select(["state", "paid"]).where("id", "=", bankFileId).executeTakeFirst(),
  );
  if (row?.state !== "done" || row.paid !== payments) throw new Error(`${row?.state}: ${row?.paid} paid`);
}

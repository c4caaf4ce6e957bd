import { createReadStream } from "node:fs";
import { importFileJob } from "../../../server/domains/bank/files/bank-file.jobs.ts";
import { readCamt } from "../../../server/domains/bank/statements/read-camt.ts";
import { runJob } from "../../../server/platform/jobs/worker.ts";
import type { StoredFile } from "./seed-open-items.ts";
import { servicesOn } from "./services.ts";

// A process that reads one file and nothing else, or imports it as a worker does, and says what that took:
// `measure-file.ts parse|import <connection> <file>`, the last two as JSON.

export interface Figures {
  readonly ms: number;
  /** The most memory that the process has held, in bytes. */
  readonly peakBytes: number;
}

const [what, connection = "{}", stored = "{}"] = process.argv.slice(2);
const file = JSON.parse(stored) as StoredFile;
const ms = what === "parse" ? await parse() : await importStored();
const figures: Figures = { ms, peakBytes: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(figures));

async function parse(): Promise<number> {
  let count = 0;
  const started = performance.now();
  for await (const event of readCamt(createReadStream(file.path))) {
    if (event.type === "payment") count += 1;
  }
  const took = performance.now() - started;
  if (count !== file.payments) throw new Error(`${file.path} holds ${count} payments`);
  return took;
}

/** Fails unless each payment has paid its invoice. */
async function importStored(): Promise<number> {
  const services = servicesOn(JSON.parse(connection));
  const { bankFileId, payments } = file;
  const started = performance.now();
  await runJob(services, importFileJob, { bankFileId });
  const took = performance.now() - started;
  const row = await services.database.transaction("read", { kind: "platform" }, (db) =>
    db.selectFrom("bank_files").select(["state", "paid"]).where("id", "=", bankFileId).executeTakeFirst(),
  );
  await services.database.close();
  if (row?.state !== "done" || row.paid !== payments) throw new Error(`${row?.state}: ${row?.paid} paid`);
  return took;
}

import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/database/database.ts";
import { equal, onDays } from "../../../platform/database/filters.ts";
import { packed } from "../../../platform/database/packed.ts";
import { type Sorting, sorted } from "../../../platform/database/sorted.ts";
import type { BankFileFilters } from "./bank-file.contract.ts";

export type BankFileState = "received" | "reading" | "booking" | "done" | "refused";

/** Why a file was refused: a key of the catalogue, where, and what its text names. */
export interface Refusal {
  readonly code: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly params: Readonly<Record<string, string>>;
}

export interface BankFileRow {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: bigint;
  readonly state: BankFileState;
  readonly message: string | null;
  readonly uploadedAt: string;
  readonly uploadedByName: string | null;
  readonly finishedAt: string | null;
  readonly refusal: Refusal | null;
  readonly payments: number;
  readonly notPayments: number;
  readonly paid: number;
  readonly prepaid: number;
  readonly unassigned: number;
  readonly duplicate: number;
  readonly possibleDuplicate: number;
  readonly providerPayouts: number;
  readonly sums: readonly { readonly minor: number; readonly currency: string }[];
}

const columns = sql`f.id, f.name, f.size_bytes as "sizeBytes", f.state, f.message, f.uploaded_at as "uploadedAt",
  u.first_name || ' ' || u.last_name as "uploadedByName", f.finished_at as "finishedAt", f.refusal, f.payments,
  f.not_payments as "notPayments", f.paid, f.prepaid, f.unassigned, f.duplicate, f.possible_duplicate as "possibleDuplicate", f.provider_payouts as "providerPayouts",
  (select coalesce(json_agg(json_build_object('minor', s.amount_minor, 'currency', s.currency) order by s.currency), '[]')
    from bank_file_sums s where s.bank_file_id = f.id) as sums`;
const source = sql`bank_files f left join users u on u.id = f.uploaded_by`;

/** One file; undefined where there is none. */
export async function findFile(db: Db, bankFileId: string): Promise<BankFileRow | undefined> {
  const { rows } =
    await sql<BankFileRow>`select ${columns} from ${source} where f.id = ${bankFileId}`.execute(db);
  return rows[0];
}

/** The file with this content. */
export async function findFileByContent(db: Db, sha256: Buffer): Promise<BankFileRow | undefined> {
  const { rows } = await sql<BankFileRow>`
    select ${columns} from ${source} where f.sha256 = ${sha256}`.execute(db);
  return rows[0];
}

export interface FileList extends z.output<typeof BankFileFilters> {
  readonly timeZone: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const sortings = {
  uploaded: { key: sql`f.uploaded_at`, id: sql`f.id`, kind: "instant" },
} satisfies Record<string, Sorting>;

/** Files in the order of their upload, one more than the page holds. */
export async function listFileRows(
  db: Db,
  list: FileList,
): Promise<(BankFileRow & { readonly sortKey: string })[]> {
  const { key, beyond, order } = sorted(sortings, list.sort, list.cursor);
  const { rows } = await sql<BankFileRow & { readonly sortKey: string }>`
    select ${columns}, ${key} from ${source}
    where true ${equal(sql`f.state`, list.state)} ${onDays(sql`f.uploaded_at`, list.from, list.to, list.timeZone)}
      ${beyond}
    ${order} limit ${list.limit + 1}`.execute(db);
  return rows;
}

export interface NewFile {
  readonly id: string;
  readonly sha256: Buffer;
  readonly name: string;
  readonly sizeBytes: number;
  readonly uploadedBy: string | null;
}

/** Stores a file without its bytes; false where one with the same content is there, or is being stored: then it waits for that. */
export async function addFile(db: Db, file: NewFile, uploadedAt: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into bank_files (id, sha256, name, size_bytes, state, uploaded_by, uploaded_at)
    values (${file.id}, ${file.sha256}, ${file.name}, ${file.sizeBytes}, 'received', ${file.uploadedBy}, ${uploadedAt})
    on conflict (sha256) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** Stores the packed parts of a file. */
export async function insertParts(db: Db, bankFileId: string, parts: readonly Buffer[]): Promise<void> {
  for (const [part, bytes] of parts.entries()) {
    await sql`insert into bank_file_parts (bank_file_id, part, bytes) values (${bankFileId}, ${part}, ${bytes})`.execute(
      db,
    );
  }
}

/** One packed part; undefined after the last. */
export async function findPart(db: Db, bankFileId: string, part: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from bank_file_parts where bank_file_id = ${bankFileId} and part = ${part}`.execute(db);
  return rows[0]?.bytes;
}

/** Takes a file for a run of the import: an older run that is still alive gives up. What was read of it before is forgotten. */
export async function beginRun(
  db: Db,
  bankFileId: string,
  runId: string,
): Promise<{ state: BankFileState; sizeBytes: bigint } | undefined> {
  const { rows } = await sql<{ state: BankFileState; sizeBytes: bigint }>`
    update bank_files set run_id = ${runId}, state = case state when 'received' then 'reading' else state end,
      payments = case state when 'reading' then 0 else payments end
    where id = ${bankFileId} and state in ('received', 'reading', 'booking') returning state, size_bytes as "sizeBytes"`.execute(
    db,
  );
  const file = rows[0];
  if (file?.state === "reading") await deletePayments(db, bankFileId);
  return file;
}

/** Notes that a file is read to its end, and gives it its place in the order of booking. False where another run took over. */
export async function endReading(
  db: Db,
  run: { readonly bankFileId: string; readonly runId: string },
  found: {
    readonly message: string;
    readonly payments: number;
    readonly notPayments: number;
    readonly sums: ReadonlyMap<string, bigint>;
  },
): Promise<boolean> {
  // One after the other, so that whoever gets a place sees all payments of those before.
  await sql`select pg_advisory_xact_lock(hashtext('bank_files.booking_order'))`.execute(db);
  const { numAffectedRows } = await sql`
    update bank_files set state = 'booking', message = ${found.message}, not_payments = ${found.notPayments},
      booking_order = (select coalesce(max(booking_order), 0) + 1 from bank_files)
    where id = ${run.bankFileId} and run_id = ${run.runId} and state = 'reading' and payments = ${found.payments}`.execute(
    db,
  );
  await sql`
    insert into bank_file_sums (bank_file_id, currency, amount_minor)
    select ${run.bankFileId}, currency, amount_minor
    from unnest(${packed([...found.sums.keys()])}, ${packed([...found.sums.values()])}::bigint[]) as s (currency, amount_minor)`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Refuses a file whole: nothing that was read of it is kept. */
export async function refuseFile(
  db: Db,
  run: { readonly bankFileId: string; readonly runId: string },
  refusal: Refusal,
  at: string,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update bank_files set state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb, finished_at = ${at}, payments = 0
    where id = ${run.bankFileId} and run_id = ${run.runId} and state = 'reading'`.execute(db);
  if (numAffectedRows === 1n) await deletePayments(db, run.bankFileId);
}

async function deletePayments(db: Db, bankFileId: string): Promise<void> {
  await sql`delete from bank_payments where bank_file_id = ${bankFileId}`.execute(db);
  await sql`delete from bank_statements where bank_file_id = ${bankFileId}`.execute(db);
}

/** Counts what was read; false where another run took over. */
export async function countRead(
  db: Db,
  run: { readonly bankFileId: string; readonly runId: string },
  payments: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bank_files set payments = payments + ${payments}
    where id = ${run.bankFileId} and run_id = ${run.runId} and state = 'reading'`.execute(db);
  return numAffectedRows === 1n;
}

/** How many payments more, or fewer, ended in which way. */
export interface ResultCounts {
  readonly paid: number;
  readonly prepaid: number;
  readonly unassigned: number;
  readonly duplicate: number;
  readonly possibleDuplicate: number;
  readonly providerPayouts: number;
}

export const noResults: ResultCounts = {
  paid: 0,
  prepaid: 0,
  unassigned: 0,
  duplicate: 0,
  possibleDuplicate: 0,
  providerPayouts: 0,
};

/** Counts results of a file; within a run, false where another run took over. */
export async function countResults(
  db: Db,
  file: { readonly bankFileId: string; readonly runId?: string },
  counts: ResultCounts,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bank_files set paid = paid + ${counts.paid}, prepaid = prepaid + ${counts.prepaid},
      unassigned = unassigned + ${counts.unassigned}, duplicate = duplicate + ${counts.duplicate},
      possible_duplicate = possible_duplicate + ${counts.possibleDuplicate},
      provider_payouts = provider_payouts + ${counts.providerPayouts}
    where id = ${file.bankFileId} and (${file.runId ?? null}::uuid is null or run_id = ${file.runId ?? null})`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Notes that all payments of a file have a result. */
export async function endBooking(
  db: Db,
  run: { readonly bankFileId: string; readonly runId: string },
  at: string,
): Promise<void> {
  await sql`
    update bank_files set state = 'done', finished_at = ${at}
    where id = ${run.bankFileId} and run_id = ${run.runId} and state = 'booking'`.execute(db);
}

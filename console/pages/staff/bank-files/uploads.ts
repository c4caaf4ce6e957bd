import type { QueryClient } from "@tanstack/react-query";
import { uploadBankFile } from "../../../../server/domains/bank/files/bank-file.contract.ts";
import { upload } from "../../../api/client.ts";
import { ApiProblem } from "../../../api/problem.ts";
import { refresh } from "../../../api/refresh.ts";
import type { BankFile } from "../../../hooks/staff/bank-files.ts";

/** A file on its way to the server. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** 0 to 1: how much of it has left. */
  readonly share: number;
  readonly end:
    | { readonly kind: "known"; readonly bankFileId: string }
    | { readonly kind: "failed"; readonly problem: ApiProblem }
    | { readonly kind: "unfit"; readonly reason: "too_large" | "empty_file" }
    | null;
}

/** The largest file that the server takes. */
export const largest_bytes = uploadBankFile.upload.maxBytes;

// They stand outside of the page, so that they go on when it is left.
let uploads: readonly Upload[] = [];
let count = 0;
let sending = Promise.resolve();
const listeners = new Set<() => void>();
const stops = new Map<number, AbortController>();

function set(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

const change = (id: number, values: Partial<Upload>) =>
  set(uploads.map((entry) => (entry.id === id ? { ...entry, ...values } : entry)));

/** For `useSyncExternalStore`. */
export const uploadStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => uploads,
};

/** Takes an upload off the list; one that is under way is stopped. */
export function removeUpload(id: number): void {
  stops.get(id)?.abort();
  set(uploads.filter((entry) => entry.id !== id));
}

/** Sends files to the server, one after the other; `onTaken` hears of each that is new there. */
export function startUploads(
  client: QueryClient,
  files: readonly File[],
  onTaken: (file: BankFile) => void,
): void {
  const added = files.map((file): Upload => {
    count += 1;
    return { id: count, file, share: 0, end: unfit(file) };
  });
  set([...uploads, ...added]);
  for (const entry of added) {
    if (!entry.end) sending = sending.then(() => send(client, entry, onTaken));
  }
}

/** Sends a file again that failed. */
export function startAgain(client: QueryClient, failed: Upload, onTaken: (file: BankFile) => void): void {
  removeUpload(failed.id);
  startUploads(client, [failed.file], onTaken);
}

function unfit({ size }: File): Upload["end"] {
  if (size === 0) return { kind: "unfit", reason: "empty_file" };
  return size > largest_bytes ? { kind: "unfit", reason: "too_large" } : null;
}

async function send(
  client: QueryClient,
  { id, file }: Upload,
  onTaken: (file: BankFile) => void,
): Promise<void> {
  if (!uploads.some((entry) => entry.id === id)) return;
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    const taken = await upload(uploadBankFile, {}, file, (share) => change(id, { share }), stop.signal);
    // A file that the server has had already comes back as it stands by now.
    if (taken.state === "received") {
      removeUpload(id);
      onTaken(taken);
    } else change(id, { share: 1, end: { kind: "known", bankFileId: taken.id } });
    await refresh(client, ["bank_files"]);
  } catch (cause) {
    if (cause instanceof ApiProblem) change(id, { end: { kind: "failed", problem: cause } });
    else if (!stop.signal.aborted) throw cause;
  } finally {
    stops.delete(id);
  }
}

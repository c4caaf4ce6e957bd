import { createReadStream } from "node:fs";
import { lstat, mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import type { OpenContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { receiveFile } from "./receive-file.ts";

/** A file that was written to within this time may still be growing. */
const restSeconds = 10;
const largestBytes = 250_000_000;

/**
 * Takes in the files that lie in a folder (MON-6), oldest name first, and moves each to `imported`, or to `refused` when it is too
 * large. Killed in between, a file is found again: its content is known by then, and it is booked once.
 */
export async function collectFiles(ctx: OpenContext, folder: string): Promise<void> {
  await Promise.all(["imported", "refused"].map((end) => mkdir(join(folder, end), { recursive: true })));
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith(".") || !(await isReady(ctx, join(folder, name)))) continue;
    const end = await take(ctx, folder, name);
    await rename(join(folder, name), join(folder, end, await freeName(ctx, join(folder, end), name)));
  }
}

/** A file, not a folder or a link, that has come to rest. */
async function isReady(ctx: OpenContext, path: string): Promise<boolean> {
  const file = await lstat(path);
  const age = ctx.clock.wall().epochMilliseconds - file.mtimeMs;
  return file.isFile() && age >= restSeconds * 1_000;
}

async function take(ctx: OpenContext, folder: string, name: string): Promise<"imported" | "refused"> {
  const path = join(folder, name);
  try {
    if ((await lstat(path)).size > largestBytes) throw new AppError("platform.too_large");
    await receiveFile(ctx, { name, content: createReadStream(path) });
    return "imported";
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "platform.too_large") throw error;
    ctx.log.warn({ file: name }, "a file of the bank's folder is too large");
    return "refused";
  }
}

/** The name, or one with the time before it where another file has it already: nothing is written over. */
async function freeName(ctx: OpenContext, folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  return taken.has(name) ? `${ctx.clock.wall().toString().replaceAll(/[:.]/g, "-")} ${name}` : name;
}

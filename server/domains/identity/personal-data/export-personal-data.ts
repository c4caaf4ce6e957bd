import { Readable } from "node:stream";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import { csvOf } from "../../../platform/csv.ts";
import { found } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { type ZippedFile, zipOf } from "../../../platform/zip.ts";
import { findUser } from "../accounts/account.queries.ts";
import {
  type DataSubject,
  findOwnPicture,
  type PersonalRow,
  personalSections,
  readPersonalRows,
} from "./personal-data.queries.ts";

/** All that is held about the signed-in user (GDPR, article 15), as ZIP, written while it is read: one file is in memory at a time. */
export async function exportPersonalData(ctx: OpenContext): Promise<FileReply> {
  const userId = userOf(ctx);
  const { email } = await ctx.read(async ({ db }) => found(await findUser(db, userId)));
  await ctx.write(async (tx) => tx.audit({ userId }));
  const name = `personal-data-${ctx.clock.today()}.zip`;
  return new FileReply(Readable.from(zipOf(filesAbout(ctx, { userId, email }))), name);
}

async function* filesAbout(ctx: OpenContext, who: DataSubject): AsyncGenerator<ZippedFile> {
  const day = ctx.clock.today();
  for (const section of personalSections) {
    const rows = await ctx.read(({ db }) => readPersonalRows(db, section, who));
    yield { name: `${section}.json`, day, bytes: Buffer.from(`${JSON.stringify(rows, undefined, 2)}\n`) };
    if (rows.length > 0) yield { name: `${section}.csv`, day, bytes: tableOf(rows) };
  }
  const picture = await ctx.read(({ db }) => findOwnPicture(db, who.userId));
  if (picture) yield { name: "picture.webp", day, bytes: picture };
}

function tableOf(rows: readonly PersonalRow[]): Buffer {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) =>
    value !== null && typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
  return csvOf([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]);
}

import { chownSync, lchownSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "../start-error.ts";

/** The account of the operating system that the database server runs under. */
export type Account = { uid: number; gid: number };

/** `nobody`: PostgreSQL refuses root, and initdb refuses a uid that the machine's list of users does not know. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

const MAY_READ = 4;
const MAY_ENTER = 1;

/**
 * Whom the server of this data folder runs as: `undefined` for our own account. Started by root it is the owner of
 * the data, so that a folder made by an ordinary user stays that user's, and `nobody` where there is no other owner.
 */
export function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== "linux") {
    throw new StartError(
      "The embedded database cannot be run by root on this system.",
      "Start Chalet as an ordinary user, or name a PostgreSQL server in DATABASE_URL.",
    );
  }
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Whether the account may read the file or folder, by the mode bits of it and of every folder above it. */
export function isReachable(path: string, account: Account): boolean {
  const real = realpathSync(path);
  const target = statSync(real);
  const wanted = target.isDirectory() ? MAY_READ + MAY_ENTER : MAY_READ;
  if (!grants(target, account, wanted)) return false;
  for (let below = real, above = dirname(real); above !== below; below = above, above = dirname(above)) {
    if (!grants(statSync(above), account, MAY_ENTER)) return false;
  }
  return true;
}

/** Gives a folder and all in it to the account. */
export function giveTo(folder: string, account: Account): void {
  chownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(folder, entry), account.uid, account.gid);
  }
}

function grants(stats: Stats, account: Account, wanted: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}

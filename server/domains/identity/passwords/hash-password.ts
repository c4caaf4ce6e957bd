import { hash, hashRaw, verify } from "@node-rs/argon2";
import { countPasswordCheck } from "../../../platform/metrics.ts";
import { takeTurns } from "./take-turns.ts";

// argon2id (the library's default), 19 MiB, two passes: OWASP ASVS 5.0, 11.4.2.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing runs on few threads beside the event loop; who comes while the queue is full is told to come back. */
const inTurn = takeTurns(2, 300);
/**
 * Whole checks of a password, with the statements around them: few at once, so that other requests find connections to the database.
 * Who is refused here was not counted yet, so a crowd locks nobody out (pattern 44).
 */
const admitted = takeTurns(6, 300);

/** Runs what checks a password in its turn; refused while too many wait (identity.busy). */
export function checkInTurn<T>(work: () => Promise<T>): Promise<T> {
  return admitted(work);
}

/** The same password typed on another keyboard is the same (NIST SP 800-63B-4, 3.1.1.2: NFC). */
function normalize(password: string): string {
  return password.normalize("NFC");
}

/** argon2id hash of a password, for storing. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalize(password), cost));
}

/** argon2id hash of a code that a machine made, with a salt that it shares with the other codes of its sheet (ASVS 6.5.2). */
export function hashCode(code: string, salt: Buffer): Promise<Buffer> {
  return inTurn(() => hashRaw(code, { ...cost, salt }));
}

// Somebody's hash for addresses that nobody has: checking takes the same time for all (ACC-2).
const nobody = hash("nobody has this password", cost);

/** True when the password is the one of the hash; without a hash it takes as long and is false. Called within `checkInTurn`. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await nobody);
  countPasswordCheck(stored === undefined ? "nobody" : "account");
  const matches = await inTurn(() => verify(against, normalize(password)), { isAdmitted: true });
  return matches && stored !== undefined;
}

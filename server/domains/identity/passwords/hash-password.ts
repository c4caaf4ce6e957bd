import { hash, verify } from "@node-rs/argon2";
import { takeTurns } from "./take-turns.ts";

// argon2id (the library's default), 19 MiB, two passes: OWASP ASVS 5.0, 11.4.2.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing runs on few threads beside the event loop; who comes while the queue is full is told to come back. */
const inTurn = takeTurns(2, 300);

/** The same password typed on another keyboard is the same (NIST SP 800-63B-4, 3.1.1.2: NFC). */
function normalize(password: string): string {
  return password.normalize("NFC");
}

/** argon2id hash of a password, for storing. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalize(password), cost));
}

// Somebody's hash for addresses that nobody has: checking takes the same time for all (ACC-2).
const nobody = hash("nobody has this password", cost);

/** True when the password is the one of the hash; without a hash it takes as long and is false. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await nobody);
  const matches = await inTurn(() => verify(against, normalize(password)));
  return matches && stored !== undefined;
}

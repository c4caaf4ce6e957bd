import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "../platform/configuration.ts";
import { StartError } from "../platform/start-error.ts";

/** The installation's key, 32 bytes in base64: from the configuration, or from a file beside the data that is made once. */
export function installationKey(config: Configuration): string {
  if (config.secretKey) return checked(config.secretKey, "The setting CHALET_SECRET_KEY");
  const file = join(config.dataFolder, "secret.key");
  try {
    if (!existsSync(file)) makeKey(config.dataFolder, file);
    return checked(readFileSync(file, "utf8").trim(), `The file ${file}`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The installation's key ${file} cannot be read or made.`,
      "Give this user the right to write there.",
      error,
    );
  }
}

/** Two processes may begin at once: the link fails for the second, which then reads the first one's key. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function checked(key: string, source: string): string {
  if (Buffer.from(key, "base64").length === 32) return key;
  throw new StartError(
    `${source} is not 32 bytes in base64.`,
    "Restore the key: what it sealed cannot be read without it.",
  );
}

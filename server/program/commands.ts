import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentCode } from "../domains/identity/index.ts";
import { verifyAudit } from "../platform/audit/verify-audit.ts";
import type { Configuration } from "../platform/configuration.ts";
import { describeSchema } from "../platform/database/describe-schema.ts";
import type { Services } from "../platform/make-context.ts";
import { StartError } from "../platform/start-error.ts";
import { openInstallation } from "./open-installation.ts";

/** A command of the terminal; answers the exit code. */
type Command = (
  config: Configuration,
  words: readonly string[],
  say: (text: string) => void,
) => Promise<number>;

export const commands: Readonly<Record<string, Command>> = {
  /** Recomputes every chain of the audit log. */
  "audit verify": (config, _words, say) =>
    withInstallation(config, async ({ database }) => {
      const result = await database.transaction("read", { kind: "platform" }, verifyAudit);
      for (const chain of result.broken) say(`broken: ${chain.chain}, from row ${chain.sequence} on`);
      say(`${result.rows} rows in ${result.chains} chains, ${result.broken.length} broken`);
      return result.broken.length === 0 ? 0 : 1;
    }),

  /** Prints the code that an authenticator app would show for a member of the demo's staff. */
  code: (config, words, say) =>
    withInstallation(config, async (services) => {
      say(await currentCode(services, words[0] ?? ""));
      return 0;
    }),

  /** Prints the IBAN that the provider is paid on in a currency. */
  account: async (config, words, say) => {
    const account = config.provider.accounts.find((candidate) => candidate.currency === words[0]);
    if (!account)
      throw new StartError(
        `The provider has no account in "${words[0] ?? ""}".`,
        "Say a currency, for example: bin/chalet account CHF",
      );
    say(account.iban);
    return 0;
  },

  /** Writes db/schema.sql and the types of the tables from the migrated database. */
  schema: (config, _words, say) =>
    withInstallation(config, async ({ database }) => {
      const { sql, types } = await describeSchema(database.connection);
      const root = join(import.meta.dirname, "../..");
      writeFileSync(join(root, "db/schema.sql"), sql);
      writeFileSync(join(root, "server/platform/database/tables.ts"), types);
      say("db/schema.sql and server/platform/database/tables.ts are written");
      return 0;
    }),
};

async function withInstallation(
  config: Configuration,
  work: (services: Services) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation({ ...config, logLevel: "error" });
  try {
    return await work(installation.services);
  } finally {
    await installation.close();
  }
}

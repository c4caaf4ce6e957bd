import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkLedger } from "../domains/billing/index.ts";
import { currentCode } from "../domains/identity/index.ts";
import { verifyAudit } from "../platform/audit/verify-audit.ts";
import type { Clock } from "../platform/clock.ts";
import type { Configuration } from "../platform/configuration.ts";
import { describeSchema } from "../platform/database/describe-schema.ts";
import type { Services } from "../platform/make-context.ts";
import { StartError } from "../platform/start-error.ts";
import { openInstallation } from "./open-installation.ts";

interface Terminal {
  readonly config: Configuration;
  readonly clock: Clock;
  /** What stands behind the command's first word. */
  readonly words: readonly string[];
  readonly say: (text: string) => void;
}

/** A command of the terminal; answers the exit code. */
type Command = (terminal: Terminal) => Promise<number>;

const all: Readonly<Record<string, Command>> = {
  /** Recomputes every chain of the audit log. */
  "audit verify": (terminal) =>
    withInstallation(terminal, async ({ database }) => {
      const { say } = terminal;
      const result = await database.transaction("read", { kind: "platform" }, verifyAudit);
      for (const chain of result.broken) say(`broken: ${chain.chain}, from row ${chain.sequence} on`);
      say(`${result.rows} rows in ${result.chains} chains, ${result.broken.length} broken`);
      return result.broken.length === 0 ? 0 : 1;
    }),

  /** Proves from the entries that the ledger adds up. */
  "ledger verify": (terminal) =>
    withInstallation(terminal, async ({ database }) => {
      const { rules } = await database.transaction("read", { kind: "platform" }, checkLedger);
      for (const { rule, holds, checked, broken } of rules) {
        terminal.say(`${holds ? "holds" : "broken"}: ${rule}, ${checked} checked, ${broken} broken`);
      }
      return rules.every((rule) => rule.holds) ? 0 : 1;
    }),

  /** Prints the code that an authenticator app would show for a member of the demo's staff. */
  code: (terminal) =>
    withInstallation(terminal, async (services) => {
      terminal.say(await currentCode(services, terminal.words[0] ?? ""));
      return 0;
    }),

  /** Prints the IBAN that the provider is paid on in a currency. */
  account: async ({ config, words, say }) => {
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
  schema: (terminal) =>
    withInstallation(terminal, async ({ database }) => {
      const { sql, types } = await describeSchema(database.connection);
      const root = join(import.meta.dirname, "../..");
      writeFileSync(join(root, "db/schema.sql"), sql);
      writeFileSync(join(root, "server/platform/database/tables.ts"), types);
      terminal.say("db/schema.sql and server/platform/database/tables.ts are written");
      return 0;
    }),
};

export const commands: ReadonlyMap<string, Command> = new Map(Object.entries(all));

async function withInstallation(
  { config, clock }: Terminal,
  work: (services: Services) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation({ ...config, logLevel: "error" }, clock);
  try {
    return await work(installation.services);
  } finally {
    await installation.close();
  }
}

import { parseArgs } from "node:util";
import { systemClock } from "./platform/clock.ts";
import { describeConfiguration, readConfiguration } from "./platform/configuration.ts";
import { StartError } from "./platform/start-error.ts";
import { commands } from "./program/commands.ts";
import { freePort } from "./program/free-port.ts";
import { start } from "./program/start.ts";

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** `start [--empty] [--today DATE] [--port N] [--data FOLDER] [--config]`, or a command of the terminal. */
async function main(argv: readonly string[]): Promise<void> {
  const [command = "start", ...rest] = argv;
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: {
      empty: { type: "boolean", default: false },
      today: { type: "string" },
      port: { type: "string" },
      data: { type: "string" },
      config: { type: "boolean", default: false },
    },
  });
  const env: Record<string, string | undefined> = {
    ...process.env,
    ...(values.port ? { CHALET_PORT: values.port } : {}),
    ...(values.data ? { CHALET_DATA: values.data } : {}),
  };
  if (values.config) {
    say(describeConfiguration(env));
    return;
  }
  // Links and cookies need the port before anybody listens on it.
  if (command === "start" && env.CHALET_PORT === "0")
    env.CHALET_PORT = String(await freePort(env.CHALET_HOST));
  const config = readConfiguration(env);
  const today = checkDay(values.today);
  const clock = systemClock(config.provider.timeZone, today);
  if (command === "start") return start(config, clock, { empty: values.empty, today }, say);
  const run = commands.get([command, ...positionals.slice(0, 1)].join(" ")) ?? commands.get(command);
  if (!run)
    throw new StartError(
      `There is no command "${argv.join(" ")}".`,
      `There are: start, ${[...commands.keys()].join(", ")}.`,
    );
  process.exitCode = await run({ config, clock, words: positionals, say });
}

function checkDay(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  try {
    return Temporal.PlainDate.from(day, { overflow: "reject" }).toString();
  } catch (error) {
    throw new StartError(
      `--today needs a day like 2026-12-31, not "${day}".`,
      "Write year, month and day.",
      error,
    );
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n${error.hint}\n`);
  else if ((error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS"))
    process.stderr.write(`${(error as Error).message}\nbin/start --help says what there is.\n`);
  else process.stderr.write(`Chalet cannot start: ${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
}

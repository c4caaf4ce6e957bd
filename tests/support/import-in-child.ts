import { importFileJob } from "../../server/domains/bank/files/bank-file.jobs.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { readConfiguration } from "../../server/platform/configuration.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import { runJob } from "../../server/platform/jobs/worker.ts";
import { createLogger } from "../../server/platform/log.ts";
import { noScanner } from "../../server/providers/scanner/no-scanner.ts";
import { logSms } from "../../server/providers/sms/log-sms.ts";

// A process that imports one bank file and can be killed while it does: `import-in-child.ts <connection as JSON> <id of the file>`.

const [connection = "{}", bankFileId = ""] = process.argv.slice(2);
const config = readConfiguration({}, { logLevel: "silent" });
const database = openDatabase(JSON.parse(connection), config.databaseConnections);
await runJob(
  {
    config,
    clock: systemClock(config.provider.timeZone),
    log: createLogger(config.logLevel),
    providers: { payment: undefined, sms: logSms(() => {}), scanner: noScanner(), provisioning: new Map() },
    database,
  },
  importFileJob,
  { bankFileId },
);
await database.close();

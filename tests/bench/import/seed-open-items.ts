import { createReadStream } from "node:fs";
import { join } from "node:path";
import { money } from "../../../common/money.ts";
import { makeQrReference } from "../../../common/references.ts";
import { receiveFile } from "../../../server/domains/bank/files/receive-file.ts";
import { importOpenItems } from "../../../server/domains/billing/open-items/import-open-items.ts";
import { insertUser } from "../../../server/domains/identity/index.ts";
import { foundOrganization } from "../../../server/domains/organizations/index.ts";
import { migrate } from "../../../server/platform/database/migrate.ts";
import { newId } from "../../../server/platform/ids.ts";
import {
  openContext,
  runWrite,
  type Services,
  systemCircumstances,
} from "../../../server/platform/make-context.ts";
import { type CamtEntry, writeCamt } from "../../support/make-camt.ts";

export const organizations = 2_000;
const itemsAtOnce = 20_000;
const currency = "CHF";

export interface StoredFile {
  readonly bankFileId: string;
  readonly path: string;
  readonly payments: number;
}

/** Customers, each with somebody who is told of their payments. */
export async function seedOrganizations(services: Services): Promise<string[]> {
  await migrate(services.database.connection);
  return inPlatform(services, async (ctx) => {
    const ids: string[] = [];
    for (let count = 0; count < organizations; count += 1) {
      const id = newId();
      const names = { firstName: "Ada", lastName: `Example ${count}` };
      const user = { id, email: `ada${count}@example.com`, ...names, language: "en" as const };
      await insertUser(ctx.db, { ...user, passwordHash: "none" }, ctx.clock.now());
      const name = `Example ${count} AG`;
      ids.push(
        await foundOrganization(ctx, { founderId: id, kind: "company", name, country: "CH", language: "en" }),
      );
    }
    return ids;
  });
}

/**
 * So many open invoices, spread over all organizations, and a stored file of the bank that pays each exactly, one entry a payment,
 * in an order that has nothing to do with the organizations. `first` tells the references of several files apart.
 */
export async function seedFile(
  services: Services,
  folder: string,
  organizationIds: readonly string[],
  { first, payments }: { first: number; payments: number },
): Promise<StoredFile> {
  for (let start = first; start < first + payments; start += itemsAtOnce) {
    const numbers = range(start, Math.min(start + itemsAtOnce, first + payments));
    const lines = numbers.map((number) => {
      const organization = organizationIds[number % organizationIds.length];
      const amount = `${minorOf(number) / 100n}.${(minorOf(number) % 100n).toString().padStart(2, "0")}`;
      return `${organization};F-${number};2026-01-01;2026-12-31;${amount};${currency};${referenceOf(number)}`;
    });
    const csv = ["organization;number;date;due date;amount;currency;reference", ...lines].join("\n");
    const { mistakes } = await inPlatform(services, (ctx) => importOpenItems(ctx, Buffer.from(csv)));
    if (mistakes[0]) throw new Error(`open items: ${JSON.stringify(mistakes[0])}`);
  }
  const path = join(folder, `payments-${first}.xml`);
  const account = services.config.provider.accounts[0]?.iban ?? "";
  const head = { version: "camt.053.001.08" as const, account, currency, statementId: `S-${first}` };
  const entries = { [Symbol.iterator]: () => entriesOf(first, payments) };
  await writeCamt(path, { ...head, entries });
  const ctx = openContext(services, systemCircumstances(services), { kind: "platform" }, "bench");
  const stored = await receiveFile(ctx, { name: path, content: createReadStream(path) });
  return { bankFileId: stored.id, path, payments };
}

function* entriesOf(first: number, payments: number): Generator<CamtEntry> {
  for (let index = 0; index < payments; index += 1) {
    // 7919 is a prime that divides no number of payments here: every one comes once, far from its neighbours.
    const number = first + ((index * 7_919) % payments);
    const customer = number % organizations;
    const amount = money(minorOf(number), currency);
    yield {
      amount,
      bookedOn: `2026-11-${(1 + Math.floor((index * 20) / payments)).toString().padStart(2, "0")}`,
      bankReference: `B${number}`,
      transactions: [
        {
          ...{
            amount,
            bankReference: `T${number}`,
            endToEndId: `E${number}`,
            reference: referenceOf(number),
          },
          debtorName: `Example ${customer} AG`,
          debtorIban: `CH93007620116238${customer.toString().padStart(5, "0")}`,
          isVerbose: true,
        },
      ],
    };
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const minorOf = (number: number) => BigInt(1_000 + (number % 5_000));
const referenceOf = (number: number) => makeQrReference(`88${number}`);

function inPlatform<T>(services: Services, work: Parameters<typeof runWrite<T>>[4]): Promise<T> {
  return services.database.transaction("write", { kind: "platform" }, (db) =>
    runWrite(services, systemCircumstances(services), db, "bench.seed", work),
  );
}

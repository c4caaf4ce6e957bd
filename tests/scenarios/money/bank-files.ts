import { type Money, money } from "../../../common/money.ts";
import { type CamtEntry, type CamtVersion, makeCamt } from "../../support/make-camt.ts";
import type { Chance } from "../support/chance.ts";
import type { Transfer } from "./transfers.ts";

export interface BankFile {
  readonly name: string;
  readonly content: string;
}

export interface Telling {
  /** Begins the names of the files and of their statements. */
  readonly name: string;
  readonly day: string;
  readonly accounts: ReadonlyMap<string, string>;
  /** Files for each account, in these versions by turns. */
  readonly files: number;
  readonly versions: readonly CamtVersion[];
}

/** Entries that each file repeats from the one before, as a statement repeats what a notification told. */
const repeated = 15;

/** The bank's entries for each currency: single payments, and batches of up to four. */
export function entriesOf(
  transfers: readonly Transfer[],
  chance: Chance,
  day: string,
): Map<string, CamtEntry[]> {
  const entries = new Map<string, CamtEntry[]>();
  for (const [currency, all] of Map.groupBy(transfers, ({ amount }) => amount.currency)) {
    const waiting = [...all];
    const told: CamtEntry[] = [];
    while (waiting.length > 0) told.push(entryOf(waiting.splice(0, chance.number(1, 4)), currency, day));
    entries.set(currency, told);
  }
  return entries;
}

/** Files that tell of all entries, each beginning with the last entries of the one before. */
export function filesOf(entries: ReadonlyMap<string, readonly CamtEntry[]>, telling: Telling): BankFile[] {
  const { name, day, accounts, files, versions } = telling;
  return [...entries].flatMap(([currency, all]) => {
    const size = Math.ceil(all.length / files);
    return Array.from({ length: files }, (_, index) => {
      const statementId = `${name}-${currency}-${index}`;
      const own = all.slice(Math.max(0, index * size - repeated), (index + 1) * size);
      const content = makeCamt({
        version: versions[index % versions.length] ?? "camt.053.001.08",
        account: accounts.get(currency) ?? "",
        currency,
        statementId,
        createdAt: `${day}T20:00:00`,
        entries: [...own, ...noMoney(own, statementId)],
      });
      return { name: `${statementId}.xml`, content };
    });
  });
}

function entryOf(transfers: readonly Transfer[], currency: string, day: string): CamtEntry {
  const total: Money = money(
    transfers.reduce((sum, { amount }) => sum + amount.minor, 0n),
    currency,
  );
  const transactions = transfers.map(({ id, amount, reference, iban }) => ({
    amount,
    bankReference: id,
    debtorName: "Somebody",
    debtorIban: iban,
    ...(reference ? { reference } : { remittance: ["thank you"] }),
  }));
  return { amount: total, bookedOn: day, bankReference: `E${transfers[0]?.id}`, transactions };
}

/** What looks like a payment and is none: announced, going out, taken back. */
function noMoney([first]: readonly CamtEntry[], statementId: string): CamtEntry[] {
  if (!first) return [];
  const others = {
    pending: { status: "PDNG" },
    debit: { direction: "DBIT" },
    back: { reversal: true },
  } as const;
  return Object.entries(others).map(([name, change]) => {
    const bankReference = `${statementId}-${name}`;
    const transactions = (first.transactions ?? []).map((one) => ({ ...one, bankReference }));
    return { ...first, ...change, bankReference, transactions };
  });
}

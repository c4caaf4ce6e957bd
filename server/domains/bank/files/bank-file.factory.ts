import assert from "node:assert/strict";
import type { AnswerOf } from "../../../../common/contract.ts";
import { formatDecimal, money } from "../../../../common/money.ts";
import type { TestInstallation } from "../../../../tests/support/installation.ts";
import { type CamtEntry, type CamtInput, makeCamt } from "../../../../tests/support/make-camt.ts";
import type { Person } from "../../../../tests/support/people.ts";
import { checkLedger } from "../../billing/ledger/ledger.contract.ts";
import { importOpenItems } from "../../billing/open-items/open-item.contract.ts";
import { listBankPayments } from "../payments/bank-payment.contract.ts";
import { readBankFile, uploadBankFile } from "./bank-file.contract.ts";

export type FileAnswer = AnswerOf<typeof readBankFile>;
export type PaymentAnswer = AnswerOf<typeof listBankPayments>["items"][number];

let count = 0;
const next = () => {
  count += 1;
  return count;
};

/** An account of the demo provider in CHF. */
const ownAccount = "CH9300762011623852957";

/** An incoming payment of CHF 100 with references of the bank of its own, unless told otherwise. `bankReference: null`: none. */
export function credit(
  details: {
    minor?: bigint;
    currency?: string;
    reference?: string;
    debtorName?: string;
    debtorIban?: string;
    remittance?: string[];
    bookedOn?: string;
    bankReference?: string | null;
  } = {},
): CamtEntry {
  const {
    minor = 10_000n,
    currency = "CHF",
    bookedOn = "2026-11-20",
    bankReference,
    ...transaction
  } = details;
  const amount = money(minor, currency);
  const number = bankReference === null ? undefined : (bankReference ?? `B${next()}`);
  const own = number === undefined ? {} : { bankReference: `${number}-1` };
  return { amount, bookedOn, bankReference: number, transactions: [{ amount, ...own, ...transaction }] };
}

/** A statement of the provider's CHF account in camt.053 version 08, unless told otherwise. */
export function statement(entries: readonly CamtEntry[], overrides: Partial<CamtInput> = {}): string {
  return makeCamt({
    version: "camt.053.001.08",
    account: ownAccount,
    currency: "CHF",
    statementId: `S${next()}`,
    ...overrides,
    entries,
  });
}

/** Uploads a file without importing it. */
export async function upload(
  staff: Person,
  content: string | Buffer,
  name = "statement.xml",
): Promise<FileAnswer> {
  const reply = await staff.browser.upload(uploadBankFile, {}, name, content);
  assert.equal(reply.status, 202, JSON.stringify(reply.problem));
  return reply.body as FileAnswer;
}

/** Uploads a file, imports it, and gives it as it is then. */
export async function importContent(
  installation: TestInstallation,
  staff: Person,
  content: string | Buffer,
  name?: string,
): Promise<FileAnswer> {
  const file = await upload(staff, content, name);
  await installation.runJobs();
  return readFileAnswer(staff, file.id);
}

/** A file as staff read it. */
export async function readFileAnswer(staff: Person, bankFileId: string): Promise<FileAnswer> {
  const reply = await staff.browser.call(readBankFile, { params: { bankFileId } });
  assert.equal(reply.status, 200);
  return reply.body;
}

/** The payments of a file in their order. */
export async function paymentsOf(staff: Person, bankFileId: string): Promise<PaymentAnswer[]> {
  const reply = await staff.browser.call(listBankPayments, {
    query: { queue: "all", bankFileId, limit: 200 },
  });
  assert.equal(reply.status, 200);
  return reply.body.items.toReversed();
}

/** The payments of a file in the words that tests compare. */
export async function endsOf(staff: Person, bankFileId: string): Promise<string[]> {
  return (await paymentsOf(staff, bankFileId)).map(({ state, outcome }) => `${state} ${outcome}`);
}

export interface Item {
  readonly customerNumber: number;
  readonly minor: bigint;
  readonly currency?: string;
  readonly reference: string;
  readonly number?: string;
}

/** Open invoices of a former system, taken over through the import of open items. */
export async function openItems(staff: Person, items: readonly Item[]): Promise<void> {
  const lines = items.map(({ customerNumber, minor, currency = "CHF", reference, number }) =>
    [
      ...[customerNumber, number ?? `F-${next()}`, "2026-01-01", "2026-12-31"],
      ...[formatDecimal({ minor, currency }), currency, reference],
    ].join(";"),
  );
  const csv = ["organization;number;date;due date;amount;currency;reference", ...lines].join("\n");
  const reply = await staff.browser.upload(importOpenItems, {}, "items.csv", csv);
  assert.equal(reply.status, 200, JSON.stringify(reply.problem));
  assert.deepEqual((reply.body as AnswerOf<typeof importOpenItems>).errors, []);
}

/** What the ledger says of an account in a currency, in minor units; fails if any rule of the ledger is broken. */
export async function ledgerSum(staff: Person, account: string, currency = "CHF"): Promise<number> {
  const { body } = await staff.browser.call(checkLedger);
  assert.deepEqual(
    body.rules.filter((rule) => !rule.holds),
    [],
  );
  return body.accounts.find((one) => one.account === account && one.currency === currency)?.minor ?? 0;
}

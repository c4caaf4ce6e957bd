import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { parseAmount } from "../../common/money.ts";
import {
  endsOf,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
} from "../../server/domains/bank/files/bank-file.factory.ts";
import { readConfiguration } from "../../server/platform/configuration.ts";
import { testInstallation } from "../support/installation.ts";
import { buildCustomer, buildStaff } from "../support/people.ts";

type ExpectedPayment = {
  currency: string;
  amount: string;
  bookingDate: string;
  kind: "QRR" | "SCOR" | "invalid-or-other" | "none";
  reference?: string;
  needsReview?: boolean;
};
type Expected = {
  message: string | null;
  statements?: { account: string; accountCurrency: string | null }[];
  incomingPayments?: ExpectedPayment[];
};

const folder = new URL("../../../shared/data/banking/camt/", import.meta.url);
const skip = existsSync(folder) ? false : "no data";
const files = skip ? [] : readdirSync(folder).filter((name) => name.endsWith(".xml"));
const expected: Record<string, Expected> = skip
  ? {}
  : JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

/** The files that are refused, and why. */
const refused: Record<string, { code: string; line: number }> = {
  "bad-camt053-garbled-amount.xml": { code: "bank.file_bad_amount", line: 17 },
  "bad-camt053-no-statement.xml": { code: "bank.file_no_statement", line: 10 },
  "bad-camt054-truncated.xml": { code: "bank.file_no_statement", line: 3 },
};

const contentOf = (name: string) => readFileSync(new URL(name, folder));
const minorOf = ({ amount, currency }: ExpectedPayment) => parseAmount(amount, currency)?.minor ?? 0n;
const isReference = ({ kind }: ExpectedPayment) => kind === "QRR" || kind === "SCOR";
const paymentsIn = (name: string) => expected[name]?.incomingPayments ?? [];

/** An installation whose accounts are those of all files, with an open invoice for each valid reference of these files. */
async function buildFor(...names: readonly string[]) {
  const accounts = new Set(
    Object.values(expected).flatMap((one) => one.statements?.map(({ account }) => account) ?? []),
  );
  const { provider } = readConfiguration({});
  const own = [...accounts].map((iban) => ({ currency: "CHF", iban, bic: "POFICHBEXXX" }));
  const installation = await testInstallation({ config: { provider: { ...provider, accounts: own } } });
  const staff = await buildStaff(installation);
  const customer = await buildCustomer(installation);
  const known = new Map(
    names
      .flatMap(paymentsIn)
      .filter(isReference)
      .map((payment) => [payment.reference ?? "", payment]),
  );
  const items = [...known].map(([reference, payment]) => {
    const { customerNumber } = customer;
    return { customerNumber, reference, minor: minorOf(payment), currency: payment.currency };
  });
  if (items.length > 0) await openItems(staff, items);
  return { installation, staff, customer, invoices: items.length };
}

const faults = { QRR: "", SCOR: "", "invalid-or-other": "invalid_reference", none: "no_reference" };

function endOf(payment: ExpectedPayment, repeated: boolean, isKnownPayer: boolean): string {
  if (payment.needsReview) return "unassigned needs_review";
  if (isReference(payment)) return repeated ? "booked used_reference" : "booked exact";
  return `${isKnownPayer ? "booked" : "unassigned"} ${faults[payment.kind]}`;
}

for (const name of files.filter((file) => !refused[file])) {
  test(`MON-7 ${name} pays the open invoices of its references`, async () => {
    const { installation, staff, invoices } = await buildFor(name);
    const wanted = paymentsIn(name);
    const file = await importContent(installation, staff, contentOf(name), name);
    assert.equal(file.state, "done");
    assert.equal(file.message, expected[name]?.message ?? null);
    assert.equal(file.payments, wanted.length);
    const payments = await paymentsOf(staff, file.id);
    assert.deepEqual(
      payments.map(({ minor, currency, bookedOn, reference }) => ({ minor, currency, bookedOn, reference })),
      wanted.map((payment) => ({
        minor: Number(minorOf(payment)),
        currency: payment.currency,
        bookedOn: payment.bookingDate,
        reference: payment.reference ?? null,
      })),
    );
    const seen = new Set<string>();
    // The customer is known by the accounts that paid with a right reference.
    const payers = new Set(
      payments.flatMap(({ outcome, debtorIban }) => (outcome === "exact" ? debtorIban : [])),
    );
    const ends = wanted.map((payment, position) => {
      const repeated = seen.has(payment.reference ?? "");
      if (payment.reference) seen.add(payment.reference);
      const iban = payments[position]?.debtorIban ?? null;
      return endOf(payment, repeated, iban !== null && payers.has(iban));
    });
    assert.deepEqual(await endsOf(staff, file.id), ends);
    assert.equal(file.results.paid, invoices);
    for (const { currency } of new Map(wanted.map((payment) => [payment.currency, payment])).values()) {
      const came = wanted.filter((payment) => payment.currency === currency);
      const total = came.reduce((sum, payment) => sum + minorOf(payment), 0n);
      assert.equal(await ledgerSum(staff, "bank", currency), Number(total));
      assert.equal(await ledgerSum(staff, "receivable", currency), 0);
    }
  });
}

for (const [name, { code, line }] of Object.entries(refused)) {
  test(`MON-6 ${name} is refused whole, with line and reason`, { skip }, async () => {
    const { installation, staff } = await buildFor();
    const file = await importContent(installation, staff, contentOf(name), name);
    assert.deepEqual([file.state, file.refusal?.code, file.refusal?.line], ["refused", code, line]);
    assert.ok(file.refusal && !file.refusal.message.includes("file_"), "the reason is told in words");
  });
}

/** The same bookings in two files; those of the second are known. */
const pairs = [
  ["ch-camt054-v04-qrr-batch2.xml", "ch-camt054-v08-qrr-batch2.xml", 169_222],
  ["ch-camt053-v04-day-mixed.xml", "ch-camt054-v04-es-batch8.xml", 170_056],
  ["ch-camt054-v04-es-batch8.xml", "ch-camt053-v04-day-mixed.xml", 170_056],
  ["eu-camt053-v04.xml", "eu-camt053-v08.xml", 885],
] as const;

for (const [first, second, total] of pairs) {
  test(`MON-6 ${first} and ${second} tell the same bookings, which are credited once`, { skip }, async () => {
    const { installation, staff } = await buildFor(first, second);
    await importContent(installation, staff, contentOf(first), first);
    const file = await importContent(installation, staff, contentOf(second), second);
    const same = Math.min(paymentsIn(first).length, paymentsIn(second).length);
    assert.deepEqual([file.results.duplicate, file.results.possibleDuplicate], [same, 0]);
    const currency = paymentsIn(first)[0]?.currency;
    assert.equal(await ledgerSum(staff, "bank", currency), total);
  });
}

test("MON-6 a wrong check digit keeps the money and guesses no invoice", { skip }, async () => {
  const name = "eu-camt053-v04.xml";
  const { installation, staff } = await buildFor(name);
  const file = await importContent(installation, staff, contentOf(name), name);
  assert.deepEqual(await endsOf(staff, file.id), ["unassigned invalid_reference"]);
  assert.equal(await ledgerSum(staff, "unassigned", "EUR"), -885);
});

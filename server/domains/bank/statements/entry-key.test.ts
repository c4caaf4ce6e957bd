import assert from "node:assert/strict";
import test from "node:test";
import { money } from "../../../../common/money.ts";
import { type CamtEntry, type CamtVersion, makeCamt } from "../../../../tests/support/make-camt.ts";
import type { IncomingPayment } from "./camt-event.ts";
import { entryKeyOf, twinsOf, wholeEntryKeyOf } from "./entry-key.ts";
import { readCamt } from "./read-camt.ts";

const chf = (minor: number) => money(BigInt(minor), "CHF");
const plain = {
  version: "camt.053.001.08" as CamtVersion,
  account: "CH5800791123000889012",
  statementId: "S-1",
};

async function paymentsOf(
  entries: CamtEntry[],
  other: Partial<typeof plain> = {},
): Promise<IncomingPayment[]> {
  const file = Buffer.from(makeCamt({ ...plain, currency: "CHF", ...other, entries }));
  const events = await Array.fromAsync(readCamt([file]));
  return events.flatMap((event) => (event.type === "payment" ? [event.payment] : []));
}
const keysOf = (payments: IncomingPayment[]) => payments.map((payment) => entryKeyOf(payment).key);

const batch: CamtEntry = {
  amount: chf(300),
  bookedOn: "2026-01-31",
  bankReference: "B1",
  transactions: [
    { amount: chf(100), bankReference: "T1", debtorName: "Pia" },
    { amount: chf(200), bankReference: "T2", debtorName: "Max", remittance: ["12"] },
  ],
};

test("MON-6 a booking has one key in every message and version, whatever the statement is called", async () => {
  const keys = keysOf(await paymentsOf([batch]));
  assert.equal(new Set(keys).size, 2);
  for (const version of ["camt.054.001.04", "camt.052.001.02", "camt.054.001.08"] as const) {
    assert.deepEqual(keysOf(await paymentsOf([batch], { version, statementId: "another" })), keys);
  }
});

test("MON-6 another account, day, amount, currency or reference of the bank is another booking", async () => {
  const single = { amount: chf(100), bookedOn: "2026-01-31", bankReference: "B1" };
  const others = await Promise.all([
    paymentsOf([single]),
    paymentsOf([single], { account: "CH9300762011623852957" }),
    paymentsOf([{ ...single, bookedOn: "2026-02-01" }]),
    paymentsOf([{ ...single, amount: chf(101) }]),
    paymentsOf([{ ...single, amount: money(100n, "EUR") }]),
    paymentsOf([{ ...single, bankReference: "B2" }]),
    paymentsOf([{ ...single, transactions: [{ amount: chf(100), bankReference: "T1" }] }]),
    paymentsOf([{ ...single, transactions: [{ amount: chf(100), reference: "RF485000056789012345" }] }]),
  ]);
  assert.equal(new Set(others.flatMap(keysOf)).size, others.length);
});

test("MON-6 without a reference of the bank the content is the key, and it is not certain", async () => {
  const bare = (debtorName: string): CamtEntry => ({
    amount: chf(100),
    bookedOn: "2026-01-31",
    transactions: [{ amount: chf(100), debtorName }],
  });
  const [pia, max] = await paymentsOf([bare("Pia"), bare("Max")]);
  const [again] = await paymentsOf([bare("Pia")], { version: "camt.054.001.04" });
  assert.ok(pia && max && again);
  assert.deepEqual(entryKeyOf(pia), entryKeyOf(again));
  assert.notEqual(entryKeyOf(pia).key, entryKeyOf(max).key);
  assert.equal(entryKeyOf(pia).certain, false);
  const [known] = await paymentsOf([batch]);
  assert.equal(known && entryKeyOf(known).certain, true);
});

test("MON-6 twins of one statement are two payments, and the same two when it comes again", async () => {
  const twin = { amount: chf(100), bookedOn: "2026-01-31" };
  const payments = await paymentsOf([twin, batch, twin]);
  const numbered = () => {
    const twinOf = twinsOf();
    return payments.map((payment) => {
      const { key } = entryKeyOf(payment);
      return `${key} ${twinOf(payment.statement.index, key)}`;
    });
  };
  assert.equal(new Set(numbered()).size, 4);
  assert.deepEqual(numbered(), numbered());
  const twinOf = twinsOf();
  const [a, b] = ["a".repeat(32), "b".repeat(32)];
  assert.deepEqual([twinOf(0, a), twinOf(0, b), twinOf(0, a), twinOf(1, a)], [0, 0, 1, 0]);
});

test("MON-6 an entry is known again when it comes with its transactions in one file and without in another", async () => {
  const [detailed, second] = await paymentsOf([batch], { version: "camt.054.001.08" });
  const [bare] = await paymentsOf([{ ...batch, transactions: [] }]);
  assert.ok(detailed && second && bare);
  assert.equal(wholeEntryKeyOf(bare).certain, true);
  assert.deepEqual(wholeEntryKeyOf(detailed), wholeEntryKeyOf(bare));
  assert.deepEqual(wholeEntryKeyOf(second), wholeEntryKeyOf(bare));
  assert.notEqual(entryKeyOf(detailed).key, entryKeyOf(bare).key);
});

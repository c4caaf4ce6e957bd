import assert from "node:assert/strict";
import test from "node:test";
import { money } from "../../../../common/money.ts";
import { type CamtEntry, makeCamt } from "../../../../tests/support/make-camt.ts";
import { readCamt } from "./read-camt.ts";

const amount = money(10_000n, "CHF");
const bookedOn = "2026-01-31";

/** What the entry of a statement comes to: its payments in minor units, or why it is none. */
async function eventsOf(entry: CamtEntry): Promise<string[]> {
  const file = makeCamt({
    version: "camt.053.001.08",
    account: "CH9300762011623852957",
    currency: "CHF",
    statementId: "S1",
    entries: [entry],
  });
  async function* bytes() {
    yield Buffer.from(file);
  }
  const ends: string[] = [];
  for await (const event of readCamt(bytes())) {
    if (event.type === "payment") ends.push(`${event.payment.amount.minor}`);
    if (event.type === "not_incoming") ends.push(event.notIncoming.reason);
  }
  return ends;
}

test("MON-6 a batch that adds up is its payments; one that does not is one payment that waits", async () => {
  const parts = (...minors: bigint[]) => minors.map((minor) => ({ amount: money(minor, "CHF") }));
  assert.deepEqual(await eventsOf({ amount, bookedOn, transactions: parts(6_000n, 4_000n) }), [
    "6000",
    "4000",
  ]);
  assert.deepEqual(await eventsOf({ amount, bookedOn, transactions: parts(6_000n, 4_001n) }), ["10000"]);
  assert.deepEqual(await eventsOf({ amount, bookedOn }), ["10000"]);
});

test("MON-6 debits, reversals and what is not booked are no money that came in", async () => {
  assert.deepEqual(await eventsOf({ amount, bookedOn, direction: "DBIT" }), ["debit"]);
  assert.deepEqual(await eventsOf({ amount, bookedOn, reversal: true }), ["reversal"]);
  assert.deepEqual(await eventsOf({ amount, bookedOn, status: "PDNG" }), ["not_booked"]);
});

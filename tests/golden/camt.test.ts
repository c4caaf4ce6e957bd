import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { parseAmount } from "../../common/money.ts";
import type {
  CamtEvent,
  IncomingPayment,
  NotIncoming,
} from "../../server/domains/bank/statements/camt-event.ts";
import { entryKeyOf, twinsOf, wholeEntryKeyOf } from "../../server/domains/bank/statements/entry-key.ts";
import { readCamt } from "../../server/domains/bank/statements/read-camt.ts";
import { StatementFileError } from "../../server/domains/bank/statements/statement-file-error.ts";

type ExpectedPayment = {
  statement: number;
  entry: number;
  transaction?: number;
  currency: string;
  amount: string;
  bookingDate: string;
  kind: string;
  reference?: string;
  endToEndId?: string;
  debtor?: string;
  needsReview?: boolean;
};
type ExpectedOther = {
  statement: number;
  entry: number;
  amount: string;
  currency: string;
  cdtDbt: string;
  status: string;
};
type Expected = {
  message: string | null;
  msgId?: string;
  statements?: { id: string; account: string; accountCurrency: string | null; sequence: string | null }[];
  incomingPayments?: ExpectedPayment[];
  reversalsAndReturns?: ExpectedOther[];
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

async function eventsOf(name: string): Promise<CamtEvent[]> {
  return Array.fromAsync(readCamt([readFileSync(new URL(name, folder))]));
}

async function paymentsOf(name: string): Promise<IncomingPayment[]> {
  return (await eventsOf(name)).flatMap((event) => (event.type === "payment" ? [event.payment] : []));
}

/** A payment in the words of expected.json; those that are only given for single or whole entries are left out alike. */
function told(payment: IncomingPayment): ExpectedPayment {
  const whole = payment.transaction === null;
  return {
    statement: payment.statement.index,
    entry: payment.entry,
    currency: payment.amount.currency,
    bookingDate: payment.bookedOn,
    amount: payment.amount.minor.toString(),
    kind: payment.referenceKind,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
    ...(whole
      ? { needsReview: payment.review !== null }
      : {
          transaction: payment.transaction ?? -1,
          ...(payment.endToEndId === null ? {} : { endToEndId: payment.endToEndId }),
          ...(payment.debtorName === null ? {} : { debtor: payment.debtorName }),
        }),
  };
}

const minorOf = (amount: string, currency: string) =>
  parseAmount(amount, currency)?.minor.toString() ?? "unreadable";
const tellOther = ({ statement, entry, amount, direction, status }: NotIncoming) => ({
  statement: statement.index,
  entry,
  amount: amount.minor.toString(),
  currency: amount.currency,
  cdtDbt: direction,
  status,
});

test("MON-6 every published file has expected values", { skip }, () => {
  assert.deepEqual(files.toSorted(), Object.keys(expected).toSorted());
  assert.ok(files.length >= 26);
});

for (const name of files.filter((file) => !refused[file])) {
  test(`MON-6 ${name} gives exactly the payments that stand in it`, async () => {
    const events = await eventsOf(name);
    const wanted = expected[name];
    const payments = events.flatMap((event) => (event.type === "payment" ? [told(event.payment)] : []));
    assert.deepEqual(
      payments,
      wanted?.incomingPayments?.map((payment) => ({
        ...payment,
        amount: minorOf(payment.amount, payment.currency),
      })),
    );
    const others = events.flatMap((event) => (event.type === "not_incoming" ? [event.notIncoming] : []));
    const against = others.filter(({ reason }) => reason === "reversal" || reason === "return");
    assert.deepEqual(
      against.map(tellOther),
      wanted?.reversalsAndReturns?.map((other) => ({
        ...other,
        amount: minorOf(other.amount, other.currency),
      })),
    );
  });

  test(`MON-6 ${name} gives its statements`, async () => {
    const events = await eventsOf(name);
    const statements = events.flatMap((event) => (event.type === "statement" ? [event.statement] : []));
    assert.deepEqual(
      statements.map(({ id, account, currency, sequence }) => ({
        id,
        account,
        accountCurrency: currency,
        sequence,
      })),
      expected[name]?.statements?.map(({ id, account, accountCurrency, sequence }) => ({
        id,
        account,
        accountCurrency,
        sequence,
      })),
    );
    for (const { message, messageId } of statements) {
      assert.deepEqual(
        { message, messageId },
        { message: expected[name]?.message, messageId: expected[name]?.msgId },
      );
    }
  });
}

for (const [name, reason] of Object.entries(refused)) {
  test(`MON-6 ${name} is refused with its line and reason`, { skip }, async () => {
    await assert.rejects(eventsOf(name), (error) => {
      assert.ok(error instanceof StatementFileError);
      assert.deepEqual({ code: error.code, line: error.line }, reason);
      return true;
    });
  });
}

test("MON-6 one booking in two files or versions has one key", { skip }, async () => {
  const keysOf = (payments: IncomingPayment[]) => payments.map((payment) => entryKeyOf(payment).key);
  const version04 = await paymentsOf("ch-camt054-v04-qrr-batch2.xml");
  const version08 = await paymentsOf("ch-camt054-v08-qrr-batch2.xml");
  assert.equal(version04.length, 2);
  assert.deepEqual(keysOf(version04), keysOf(version08));
  assert.equal(new Set(keysOf(version04)).size, 2);

  const notification = await paymentsOf("ch-camt054-v04-es-batch8.xml");
  const statement = await paymentsOf("ch-camt053-v04-day-mixed.xml");
  const inStatement = statement.filter(({ entry }) => entry === 7);
  assert.equal(notification.length, 8);
  assert.deepEqual(keysOf(notification), keysOf(inStatement));
  const others = new Set(keysOf(statement.filter(({ entry }) => entry !== 7)));
  assert.deepEqual(
    keysOf(notification).filter((key) => others.has(key)),
    [],
  );
  const whole = new Set([...notification, ...inStatement].map((payment) => wholeEntryKeyOf(payment).key));
  assert.equal(whole.size, 1);
});

test("MON-6 no two payments of different bookings share key and place among twins", { skip }, async () => {
  // The same bookings as three other files tell.
  const pairs = ["ch-camt054-v08-qrr-batch2.xml", "ch-camt054-v04-es-batch8.xml", "eu-camt053-v08.xml"];
  const seen = new Map<string, string>();
  for (const name of files.filter((file) => !refused[file] && !pairs.includes(file))) {
    const twin = twinsOf();
    for (const payment of await paymentsOf(name)) {
      const { key } = entryKeyOf(payment);
      const identity = `${key} ${twin(payment.statement.index, key)}`;
      const place = `${name} ${payment.statement.index}/${payment.entry}/${payment.transaction}`;
      assert.equal(seen.get(identity), undefined, place);
      seen.set(identity, place);
    }
  }
  assert.ok(seen.size > 50);
});

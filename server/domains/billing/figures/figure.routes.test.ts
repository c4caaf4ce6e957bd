import assert from "node:assert/strict";
import test, { before as first } from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff, type Person } from "../../../../tests/support/people.ts";
import { buildDocumentLine } from "../documents/invoice-document.factory.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { buildPayout } from "../payouts/payout.factory.ts";
import { readFigures } from "./figure.contract.ts";
import { countLedgerDaysJob } from "./figure.jobs.ts";
import { countDays } from "./figure.queries.ts";

const installation = await testInstallation({ now: "2026-07-10T09:00:00Z" });
let staff: Person;

const figures = async () => (await staff.browser.call(readFigures, {})).body.currencies;

first(async () => {
  const customer = await buildCustomer(installation);
  await buildInvoice(installation, { customer });
  installation.clock.set("2026-10-15T09:00:00Z");
  await buildInvoice(installation, { customer, lines: [buildDocumentLine({ unitPriceMinor: 50_000n })] });
  const payee = await buildCustomer(installation);
  await buildPrepaid(installation, payee, 90_000n);
  await buildPayout(installation, payee, 10_000);
  const german = await buildCustomer(installation, { country: "DE" });
  installation.clock.set("2026-11-22T09:00:00Z");
  await buildInvoice(installation, { customer: german });
  await receive(installation, [buildPayment(installation, { amountMinor: 777n })]);
  staff = await buildStaff(installation, "billing");
});

/** Sums of the ledger's own entries. */
async function ledger(account: string, currency: string, where = "true"): Promise<number> {
  const [row] = await query<{ minor: bigint }>(
    installation,
    `select coalesce(sum(e.amount_minor), 0)::bigint as minor from ledger_entries e
      join ledger_transactions t on t.organization_id = e.organization_id and t.id = e.transaction_id
      where e.account = '${account}' and e.currency = '${currency}' and ${where}`,
  );
  return Number(row?.minor ?? 0n);
}

test("MON-2 each figure of staff equals the entries of the ledger", async () => {
  const shown = await figures();
  assert.deepEqual(
    shown.map(({ currency }) => currency),
    ["CHF", "EUR"],
  );
  for (const { currency, ...one } of shown) {
    assert.equal(one.open.minor, await ledger("receivable", currency), `open ${currency}`);
    assert.equal(one.prepaidMinor, 0 - (await ledger("prepaid", currency)), `prepaid ${currency}`);
    assert.equal(one.unassignedMinor, 0 - (await ledger("unassigned", currency)), `unassigned ${currency}`);
    assert.equal(one.payouts.minor, 0 - (await ledger("payouts", currency)), `payouts ${currency}`);
    assert.equal(
      one.overdue.minor,
      one.ages.filter(({ age }) => age !== "not_due").reduce((sum, { minor }) => sum + minor, 0),
    );
    for (const { month, receivedMinor, invoicedMinor } of one.months) {
      const inMonth = `to_char(t.booked_on, 'YYYY-MM') = '${month}'`;
      assert.equal(receivedMinor, await ledger("bank", currency, inMonth), `${month} ${currency} received`);
      const invoiced = `${inMonth} and t.kind in ('invoice', 'credit_note')`;
      assert.equal(invoicedMinor, await ledger("receivable", currency, invoiced), `${month} invoiced`);
    }
  }
});

test("open invoices are counted by how long they are overdue", async () => {
  const [swiss] = await figures();
  assert.deepEqual(
    swiss?.ages.filter(({ count }) => count > 0).map(({ age, count }) => [age, count]),
    [
      ["days_1_30", 1],
      ["days_over_90", 1],
    ],
  );
  assert.equal(swiss?.payouts.count, 1);
  assert.equal(swiss?.unassignedMinor, 777);
});

test("days that are summed once are not summed twice, and later movements are added", async () => {
  const before = await figures();
  await installation.write(({ db }) => countDays(db, "2026-10-15T10:00:00Z"));
  assert.deepEqual(await figures(), before);
  await installation.write((ctx) => countLedgerDaysJob.run(ctx, {}));
  assert.deepEqual(await figures(), before);
  await installation.write(({ db }) => countDays(db, "2026-07-01T00:00:00Z"));
  assert.deepEqual(await figures(), before, "a moment before the last one adds nothing");
  await receive(installation, [buildPayment(installation, { amountMinor: 23n })]);
  const [after] = await figures();
  assert.equal(after?.unassignedMinor, 800);
  const month = (of: typeof before) => of[0]?.months.at(-1)?.receivedMinor ?? 0;
  assert.equal(month(await figures()) - month(before), 23);
});

test("only staff with rights to the books read the figures", async () => {
  for (const role of ["support", "content"] as const) {
    const { browser } = await buildStaff(installation, role);
    assert.equal((await browser.call(readFigures, {})).status, 403, role);
  }
  const { browser } = await buildCustomer(installation);
  assert.equal((await browser.call(readFigures, {})).status, 404);
});

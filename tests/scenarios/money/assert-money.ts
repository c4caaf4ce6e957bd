import assert from "node:assert/strict";
import { sql } from "kysely";
import { checkLedger } from "../../../server/domains/billing/index.ts";
import { verifyAudit } from "../../../server/platform/audit/verify-audit.ts";
import type { Services } from "../../../server/platform/make-context.ts";
import type { Expectation } from "./expectation.ts";
import type { Transfer } from "./transfers.ts";

type Reader = <T>(text: string) => Promise<T[]>;

/** Every franc is where it belongs, each payment is booked once, numbers and periods are there once, ledger and audit hold. */
export async function assertMoney(
  { database }: Services,
  transfers: readonly Transfer[],
  expected: Expectation,
): Promise<void> {
  await database.transaction("read", { kind: "platform" }, async (db) => {
    const read: Reader = async <T>(text: string) => (await sql.raw<T>(text).execute(db)).rows;
    const { rules } = await checkLedger(db);
    const brokenRules = rules.filter(({ holds }) => !holds);
    assert.deepEqual(brokenRules, [], "MON-2 the ledger adds up");
    assert.deepEqual((await verifyAudit(db)).broken, [], "SEC-10 the chains of the audit log hold");
    await assertPayments(read, transfers, expected);
    await assertBalances(read, expected);
    await assertOrders(read, expected);
    await assertConsequences(read, expected);
  });
}

async function assertPayments(read: Reader, transfers: readonly Transfer[], expected: Expectation) {
  const orderOf = new Map(transfers.map(({ id, order }) => [id, order.orderId]));
  const booked = await read<{ reference: string; rest: string }>(
    `select p.bank_reference as reference, concat_ws(' ', p.amount_minor, p.currency, coalesce(r.organization_id::text, '-'),
       case when r.state = 'unassigned' then 'unassigned' when r.due_item_id is null then 'prepaid' else 'paid' end, r.outcome) as rest
     from bank_payments p left join bank_payment_results r on r.bank_payment_id = p.id
     where r.state is distinct from 'duplicate'`,
  );
  const lines = booked.map(({ reference, rest }) => `${orderOf.get(reference)} ${rest}`);
  assert.deepEqual(lines.sort(), expected.payments, "MON-6 MON-7 each payment is booked once, as it must be");
}

async function assertBalances(read: Reader, expected: Expectation) {
  const balances = await read<{ account: string; line: string }>(
    `select account, concat_ws(' ', case when account = 'prepaid' then organization_id::text end, currency, abs(sum(balance_minor))) as line
     from ledger_balances where balance_minor <> 0
     group by account, currency, case when account = 'prepaid' then organization_id::text end`,
  );
  const of = (account: string) =>
    balances
      .filter((balance) => balance.account === account)
      .map(({ line }) => line)
      .sort();
  assert.deepEqual(of("bank"), expected.bank, "MON-6 what came in at the bank");
  assert.deepEqual(of("unassigned"), expected.unassigned, "MON-7 what waits for staff");
  assert.deepEqual(of("prepaid"), expected.prepaid, "MON-7 MON-9 prepaid accounts");
}

async function assertOrders(read: Reader, expected: Expectation) {
  const orders = await read<{ line: string }>(
    `select concat_ws(' ', id, state, coalesce(cancel_cause, '-'), case when invoice_id is null then '-' else 'invoiced' end) as line
     from orders`,
  );
  const lines = orders.map(({ line }) => line).sort();
  assert.deepEqual(lines, expected.orders, "MON-3 MON-5 MON-9 states of orders");
  const [invoices] = await read<{ numbers: number; range: number; open: number }>(
    `select count(distinct number)::int as numbers, max(number::int) - min(number::int) + 1 as range,
       (select count(*)::int from due_items where kind = 'invoice' and state = 'open') as open
     from invoices where origin = 'issued'`,
  );
  const { invoices: numbers, paidOrders } = expected;
  assert.deepEqual(
    invoices,
    { numbers, range: numbers, open: numbers - paidOrders },
    "MON-4 invoice numbers",
  );
}

/** What a paid order and a booked payment set off has happened once. */
async function assertConsequences(read: Reader, expected: Expectation) {
  const [found] = await read<Record<string, number>>(
    `select (select count(*)::int from products where state = 'active') as active,
       (select count(*)::int from products) as products,
       (select count(*)::int from product_periods) as periods,
       (select count(*)::int from mails where template like 'billing.prepaid%') as mails,
       (select count(*)::int from mails where template = 'billing.order_paid') as receipts,
       (select count(*)::int from mails where subject is null) as unwritten`,
  );
  const { products, toPrepaid: mails, paidOrders: receipts } = expected;
  const wanted = { active: products, products, periods: products, mails, receipts, unwritten: 0 };
  assert.deepEqual(found, wanted, "MON-3 MON-7 products, their first periods, mails");
}

import assert from "node:assert/strict";
import { sql } from "kysely";
import { checkLedger } from "../../../server/domains/billing/index.ts";
import type { Services } from "../../../server/platform/make-context.ts";
import type { Expectation, PlacedOrder } from "./plan.ts";

/** Every franc is where it belongs, the ledger balances, numbers and periods are there once. */
export async function assertMoney(
  services: Services,
  orders: readonly PlacedOrder[],
  expected: Expectation,
): Promise<void> {
  const read = <T>(text: string) =>
    services.database.transaction(
      "read",
      { kind: "platform" },
      async (db) => (await sql.raw<T>(text).execute(db)).rows,
    );

  const proof = await services.database.transaction("read", { kind: "platform" }, checkLedger);
  assert.deepEqual(
    proof.rules.filter((rule) => !rule.holds),
    [],
    "MON-2 the ledger adds up",
  );

  const paid = await read<{ id: string }>("select id from orders where state = 'paid'");
  assert.deepEqual(new Set(paid.map(({ id }) => id)), expected.paidOrders, "MON-7 paid orders");

  const prepaid = await read<{ key: string; minor: bigint }>(
    "select organization_id || ' ' || currency as key, -balance_minor as minor from ledger_balances where account = 'prepaid' and balance_minor <> 0",
  );
  assert.deepEqual(
    sorted(prepaid.map(({ key, minor }) => [key, minor])),
    sorted(expected.prepaid),
    "MON-7 prepaid balances",
  );

  const unassigned = await read<{ key: string; minor: bigint }>(
    "select currency as key, -sum(balance_minor)::bigint as minor from ledger_balances where account = 'unassigned' group by currency",
  );
  assert.deepEqual(
    sorted(unassigned.map(({ key, minor }) => [key, minor])),
    sorted(expected.unassigned),
    "MON-7 waiting payments",
  );

  const bank = await read<{ key: string; minor: bigint }>(
    "select currency as key, sum(balance_minor)::bigint as minor from ledger_balances where account = 'bank' group by currency",
  );
  assert.deepEqual(
    sorted(bank.map(({ key, minor }) => [key, minor])),
    sorted(expected.received),
    "MON-6 each entry is booked once",
  );

  const [numbers] = await read<{ first: number; last: number; count: number }>(
    "select min(number::int) as first, max(number::int) as last, count(distinct number)::int as count from invoices where origin = 'issued'",
  );
  const invoiced =
    expected.paidOrders.size + orders.filter(({ course }) => course === "old_reference").length;
  assert.equal(numbers?.count, invoiced, "one invoice for each order that is paid or was invoiced");
  assert.equal((numbers?.last ?? 0) - (numbers?.first ?? 0) + 1, invoiced, "MON-4 no number is missing");

  const [periods] = await read<{ products: number; periods: number }>(
    "select (select count(*)::int from products) as products, (select count(*)::int from product_periods) as periods",
  );
  assert.equal(periods?.products, periods?.periods, "each product has its first period, once");

  const [told] = await read<{ mails: number; causes: number }>(
    `select (select count(*)::int from mails where template like 'billing.prepaid%') as mails,
      (select count(*)::int from payments where target = 'prepaid') as causes`,
  );
  assert.equal(told?.mails, told?.causes, "MON-7 one mail tells of each payment to the prepaid account");
}

function sorted(entries: Iterable<readonly [string, bigint]>): (readonly [string, bigint])[] {
  return [...entries].sort(([a], [b]) => a.localeCompare(b));
}

import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { invoiceAges } from "./figure.contract.ts";
import {
  type AgeRow,
  type BalanceRow,
  countWaitingPayouts,
  sumMonths,
  sumOpenByAge,
  sumOwed,
} from "./figure.queries.ts";
import { dueDatesOf, monthsUntil } from "./figure.rules.ts";

/** What is open, overdue, received, unassigned and owed to customers, by currency; each equals the ledger (MON-2). */
export async function readFigures(ctx: ReadContext) {
  const today = ctx.clock.today();
  const months = monthsUntil(today);
  const ages = await sumOpenByAge(ctx.db, today);
  const owed = await sumOwed(ctx.db);
  const payouts = await countWaitingPayouts(ctx.db);
  const moved = await sumMonths(ctx.db, months[0] ?? today);
  const currencies = new Set([...ages, ...owed, ...moved].map(({ currency }) => currency));
  return {
    currencies: [...currencies].sort().map((currency) => ({
      currency,
      ...presentAges(inCurrency(ages, currency), today),
      ...presentOwed(inCurrency(owed, currency), inCurrency(payouts, currency)[0]?.count ?? 0),
      months: months.map((first) => {
        const month = first.slice(0, 7);
        const row = moved.find((one) => one.currency === currency && one.month === month);
        return {
          month,
          receivedMinor: toMinorNumber(row?.receivedMinor ?? 0n),
          invoicedMinor: toMinorNumber(row?.invoicedMinor ?? 0n),
        };
      }),
    })),
  };
}

const inCurrency = <Row extends { readonly currency: string }>(rows: readonly Row[], currency: string) =>
  rows.filter((row) => row.currency === currency);

function presentAges(rows: readonly AgeRow[], today: string) {
  const ages = invoiceAges.map((age) => {
    const { count = 0, minor = 0n } = rows.find((row) => row.age === age) ?? {};
    return { age, count, minor: toMinorNumber(minor), ...dueDatesOf(age, today) };
  });
  return { ages, open: sumOf(ages), overdue: sumOf(ages.filter(({ age }) => age !== "not_due")) };
}

const sumOf = (parts: readonly { readonly count: number; readonly minor: number }[]) => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  minor: parts.reduce((sum, { minor }) => sum + minor, 0),
});

function presentOwed(rows: readonly BalanceRow[], count: number) {
  const of = (account: BalanceRow["account"]) =>
    toMinorNumber(rows.find((row) => row.account === account)?.minor ?? 0n);
  return {
    unassignedMinor: of("unassigned"),
    prepaidMinor: of("prepaid"),
    payouts: { count, minor: of("payouts") },
  };
}

import type { WriteContext } from "../../../platform/context.ts";
import { type BookedPayment, bookPayments } from "../../billing/index.ts";
import { noResults, type ResultCounts } from "../files/bank-file.queries.ts";
import type { PaymentToBook } from "./chunk.queries.ts";
import { findMatches } from "./find-matches.ts";
import { learnPayerAccounts } from "./payer-account.queries.ts";
import type { NewResult } from "./result.queries.ts";
import { incomingPaymentOf } from "./target.rules.ts";

/** Books payments by what they tell of themselves, remembers the accounts they came from, and gives their results (MON-7). */
export async function bookNew(ctx: WriteContext, payments: readonly PaymentToBook[]): Promise<NewResult[]> {
  if (payments.length === 0) return [];
  const matches = await findMatches(ctx, payments);
  const booked = await bookPayments(
    ctx,
    payments.map((payment) => incomingPaymentOf(payment, matches.get(payment.id))),
  );
  const ofId = new Map(payments.map((payment) => [payment.bookingId, payment]));
  const results = booked.map((one): NewResult => {
    const payment = ofId.get(one.bankPaymentId);
    if (!payment) throw new Error(`${one.bankPaymentId} was booked though nobody asked for it`);
    const state = one.end === "unassigned" ? "unassigned" : "booked";
    const { outcome, organizationId, dueItemId } = one;
    const match = matches.get(payment.id);
    const told = { score: match?.score ?? null, reasons: match?.reasons ?? [] };
    return { payment, state, outcome, organizationId, dueItemId, duplicateOfId: null, ...told };
  });
  await learnPayerAccounts(ctx.db, payersOf(booked, ofId));
  return results;
}

/** Accounts are learnt from payments whose reference and amount were right: nothing else proves who paid. */
function payersOf(booked: readonly BookedPayment[], ofId: ReadonlyMap<string, PaymentToBook>) {
  return booked.flatMap(({ outcome, organizationId, bankPaymentId }) => {
    const payment = ofId.get(bankPaymentId);
    const iban = payment?.debtorIban;
    if (outcome !== "exact" || !iban || organizationId === null) return [];
    return [{ iban, organizationId, seenOn: payment.bookedOn }];
  });
}

/** How many of these results are of each kind. */
export function countsOf(
  results: readonly Pick<NewResult, "state" | "organizationId" | "dueItemId">[],
): ResultCounts {
  const counts = { ...noResults };
  for (const result of results) counts[kindOf(result)] += 1;
  return counts;
}

function kindOf({
  state,
  dueItemId,
}: Pick<NewResult, "state" | "organizationId" | "dueItemId">): keyof ResultCounts {
  if (state === "booked" || state === "assigned") return dueItemId === null ? "prepaid" : "paid";
  if (state === "possible_duplicate") return "possibleDuplicate";
  return state === "unassigned" ? "unassigned" : "duplicate";
}

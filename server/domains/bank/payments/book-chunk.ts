import type { WriteContext } from "../../../platform/context.ts";
import { type BookedPayment, bookPayments } from "../../billing/index.ts";
import { countResults, noResults, type ResultCounts } from "../files/bank-file.queries.ts";
import { type Run, RunSuperseded } from "../files/run.ts";
import type { PaymentToBook, ReadPaymentRow } from "./chunk.queries.ts";
import { type Verdict, verdictOf } from "./duplicate.rules.ts";
import { learnPayerAccounts } from "./payer-account.queries.ts";
import { lockReplaced, releaseReplaced } from "./release-replaced.ts";
import { insertResults, type NewResult } from "./result.queries.ts";
import { incomingPaymentOf, payerIbanOf } from "./target.rules.ts";

interface Decided {
  readonly payment: ReadPaymentRow;
  readonly verdict: Verdict;
}

/** Decides on a chunk of payments of a file and books those that are new, all in the running transaction (MON-6, MON-7). */
export async function bookChunk(ctx: WriteContext, run: Run, rows: readonly ReadPaymentRow[]): Promise<void> {
  const seen: Decided[] = rows.map((payment) => ({ payment, verdict: verdictOf(payment, payment) }));
  const { decided, waiting } = await lockReplaced(ctx, run, seen);
  const isBooked = ({ verdict }: Decided) => verdict.kind === "new" || verdict.kind === "replaces";
  const toBook = decided.filter(isBooked).map(({ payment }) => payment);
  const results = [
    ...(await bookNew(ctx, toBook)),
    ...decided.filter((one) => !isBooked(one)).map(({ payment, verdict }) => heldBack(payment, verdict)),
  ];
  await insertResults(ctx.db, results, ctx.clock.now().toString());
  await releaseReplaced(ctx, run, waiting);
  if (!(await countResults(ctx.db, run, countsOf(results)))) throw new RunSuperseded(run);
  ctx.publish({ topic: "bank_files", id: run.bankFileId });
  ctx.publish({ topic: "bank_payments" });
}

/** Books payments by what they tell of themselves, remembers the accounts they came from, and gives their results. */
export async function bookNew(ctx: WriteContext, payments: readonly PaymentToBook[]): Promise<NewResult[]> {
  if (payments.length === 0) return [];
  const booked = await bookPayments(ctx, payments.map(incomingPaymentOf));
  const ofId = new Map(payments.map((payment) => [payment.id, payment]));
  const results = booked.map((one): NewResult => {
    const payment = ofId.get(one.bankPaymentId);
    if (!payment) throw new Error(`${one.bankPaymentId} was booked though nobody asked for it`);
    const state = one.end === "unassigned" ? "unassigned" : "booked";
    const { outcome, organizationId, dueItemId } = one;
    return { payment, state, outcome, organizationId, dueItemId, duplicateOfId: null };
  });
  await learnPayerAccounts(ctx.db, payersOf(booked, ofId));
  return results;
}

/** Accounts are learnt from payments whose reference and amount were right: nothing else proves who paid. */
function payersOf(booked: readonly BookedPayment[], ofId: ReadonlyMap<string, PaymentToBook>) {
  return booked.flatMap(({ end, organizationId, bankPaymentId }) => {
    const payment = ofId.get(bankPaymentId);
    const iban = payment && payerIbanOf(payment);
    if (end !== "paid" || !iban || organizationId === null) return [];
    return [{ iban, organizationId, seenOn: payment.bookedOn }];
  });
}

function heldBack(payment: PaymentToBook, verdict: Verdict): NewResult {
  const kind = verdict.kind === "duplicate" ? "duplicate" : "possible_duplicate";
  const duplicateOfId = verdict.kind === "new" ? null : verdict.ofId;
  return { payment, state: kind, outcome: kind, organizationId: null, dueItemId: null, duplicateOfId };
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

import type { Day } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type DueItem, lockDueItems } from "../due-items/due-item.queries.ts";
import { outcomeFor } from "../due-items/due-item.rules.ts";
import { listWaiting } from "../ledger/ledger.queries.ts";
import { unassignedReversal } from "../ledger/ledger.rules.ts";
import { book } from "./book-payments.ts";
import type { BookedPayment, DecidedPayment } from "./payment.rules.ts";

export interface Assignment {
  readonly bankPaymentId: string;
  /** Minor units, more than zero. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The bank's booking day. */
  readonly receivedOn: Day;
  readonly organizationId: string;
  /** What it pays; null: it goes to the organization's prepaid account. */
  readonly dueItemId: string | null;
}

/**
 * Books a payment where staff say it belongs (MON-7): on a due item of exactly its amount, for a top-up, or on a prepaid account. Money that
 * waited in the provider's books leaves them. Refused: bank.not_waiting, bank.not_due, bank.currency_differs, bank.amount_differs.
 */
export async function assignPayment(ctx: WriteContext, assignment: Assignment): Promise<BookedPayment> {
  const { bankPaymentId, organizationId, dueItemId, amountMinor, currency, receivedOn } = assignment;
  await lockOrganizations(ctx.db, [organizationId]);
  const due =
    dueItemId === null
      ? undefined
      : found((await lockDueItems(ctx.db, [{ organizationId, dueItemId }])).at(0));
  if (due) assertPays(assignment, due);
  const payment = {
    ...{ bankPaymentId, amountMinor, currency, receivedOn },
    target: { kind: "organization", organizationId, outcome: "needs_review" } as const,
  };
  const isPaid = due !== undefined && due.kind !== "top_up";
  const end = isPaid ? "paid" : "prepaid";
  const outcome = due?.kind === "top_up" ? "top_up" : "assigned_by_staff";
  const to = { end, outcome, organizationId, dueItemId: isPaid ? dueItemId : null } as const;
  const decided: DecidedPayment = { bankPaymentId, payment, due, ...to };
  const waiting = await listWaiting(ctx.db, [bankPaymentId]);
  refuseUnless(waiting.length > 0, "bank.not_waiting");
  const reversals = waiting.map((causeId) =>
    unassignedReversal({ causeId, bookedOn: ctx.clock.today(), currency, amountMinor }),
  );
  await book(ctx, [decided], reversals);
  return { bankPaymentId, ...to };
}

function assertPays(assignment: Assignment, due: DueItem): void {
  const outcome = outcomeFor(assignment, due);
  refuseUnless(outcome !== "other_currency", "bank.currency_differs");
  refuseUnless(outcome !== "other_amount" && outcome !== "top_up_other_amount", "bank.amount_differs");
  refuseUnless(outcome === "exact" || (outcome === "top_up" && due.state === "open"), "bank.not_due");
}

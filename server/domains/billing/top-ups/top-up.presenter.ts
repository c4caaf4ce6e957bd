import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { accountFor, ibanFor } from "../due-items/reference.rules.ts";
import type { TopUpRow, TopUpSummaryRow } from "./top-up.queries.ts";

/** A top-up as lists show it. */
export function presentSummary(row: TopUpSummaryRow) {
  const { id, number, state, amountMinor, currency, requestedAt, dueOn } = row;
  return { id, number, state, minor: toMinorNumber(amountMinor), currency, requestedAt, dueOn };
}

/** A top-up with how to transfer it, and what the actor may do. */
export function presentTopUp(ctx: ReadContext, topUp: TopUpRow) {
  const { state, currency, reference, requestedByName, settledAt, receivedMinor } = topUp;
  const isOpen = state === "open";
  return {
    ...presentSummary(topUp),
    ...{ requestedByName, settledAt, receivedMinor: toMinorNumber(receivedMinor) },
    payment: isOpen ? transferTo(ctx, currency, reference) : null,
    abilities: { cancel: isOpen && ctx.can("invoices.pay") },
  };
}

function transferTo(ctx: ReadContext, currency: string, reference: string) {
  const { provider } = ctx.config;
  const account = accountFor(provider, currency);
  return { reference, accountName: provider.name, iban: ibanFor(account, reference), bic: account.bic };
}

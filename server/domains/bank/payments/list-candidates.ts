import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { findPayment } from "./bank-payment.queries.ts";
import { type Clues, findHints, listNames, listPayables } from "./candidate.queries.ts";
import { type Hint, rankCandidates } from "./candidate.rules.ts";
import { writtenIn } from "./find-matches.ts";
import { findPaymentHints } from "./match.queries.ts";
import { namesProvider } from "./provider-payout.rules.ts";
import { scoreOf } from "./score.rules.ts";

/**
 * Where a waiting payment may belong, the likeliest first, each with its reasons (MON-7), and whether it tells of the payment
 * provider. Refused: bank.not_waiting.
 */
export async function listCandidates(ctx: ReadContext, bankPaymentId: string, search: string | undefined) {
  const payment = found(await findPayment(ctx.db, bankPaymentId));
  refuseUnless(payment.state === "unassigned", "bank.not_waiting");
  const { currency, amountMinor, debtorName } = payment;
  const clues: Clues = { bankPaymentId, currency, amountMinor, debtorName, search: search || null };
  const hints = [
    ...(await findHints(ctx.db, clues)),
    ...(await findPaymentHints(ctx.db, [payment], writtenIn(payment))),
  ];
  return { items: await present(ctx, hints, clues), namesProvider: namesProvider(payment) };
}

async function present(ctx: ReadContext, hints: readonly Hint[], clues: Clues) {
  const organizationIds = [...new Set(hints.map((hint) => hint.organizationId))];
  if (organizationIds.length === 0) return [];
  const [payables, names] = await Promise.all([
    listPayables(ctx.db, hints, clues),
    listNames(ctx.db, organizationIds),
  ]);
  const nameOf = new Map(names.map((row) => [row.organization_id, row]));
  return rankCandidates(hints, payables).flatMap(({ organizationId, payable, reasons }) => {
    const organization = nameOf.get(organizationId);
    if (!organization) return [];
    return [
      {
        organizationId,
        organizationName: organization.name,
        customerNumber: Number(organization.customer_number),
        dueItemId: payable?.dueItemId ?? null,
        kind: payable?.kind ?? null,
        number: payable?.number ?? null,
        dueOn: payable?.dueOn ?? null,
        minor: payable ? toMinorNumber(payable.amountMinor) : null,
        currency: payable?.currency ?? clues.currency,
        score: scoreOf(reasons),
        reasons: [...reasons],
      },
    ];
  });
}

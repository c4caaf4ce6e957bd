import type { WriteContext } from "../../../platform/context.ts";
import { numbersIn } from "./candidate.rules.ts";
import type { PaymentToBook } from "./chunk.queries.ts";
import { findPaymentHints, listFitting, listOrganizationNames, type Written } from "./match.queries.ts";
import { candidatesOf, type Match, matchOf } from "./match.rules.ts";
import { faultOf } from "./target.rules.ts";
import { referencesIn, referencesNear } from "./written-reference.rules.ts";

/** What payments without a right reference are for, as far as accounts, numbers, names and texts tell: a chunk in three statements. */
export async function findMatches(
  ctx: WriteContext,
  payments: readonly PaymentToBook[],
): Promise<ReadonlyMap<string, Match>> {
  const asked = payments.filter((one) => one.review === null && one.meantDueItemId === null);
  if (asked.length === 0) return new Map();
  const hints = await findPaymentHints(ctx.db, asked, asked.flatMap(writtenIn));
  const items = await listFitting(ctx.db, asked, hints);
  const names = await listOrganizationNames(ctx.db, [...new Set(hints.map((hint) => hint.organizationId))]);
  const hintsOf = Map.groupBy(hints, ({ paymentId }) => paymentId);
  const itemsOf = Map.groupBy(items, ({ paymentId }) => paymentId);
  return new Map(
    asked.map((payment) => {
      const own = hintsOf.get(payment.id) ?? [];
      const candidates = candidatesOf(payment.debtorName, own, itemsOf.get(payment.id) ?? [], names);
      const known = { payerOrganizationId: payment.payerOrganizationId, fault: faultOf(payment) };
      return [payment.id, matchOf(known, own, candidates, ctx.config.matchThreshold)];
    }),
  );
}

/** What of a payment's texts may be a number or a reference of ours. */
export function writtenIn(
  payment: Pick<PaymentToBook, "id" | "reference" | "remittance" | "endToEndId">,
): Written[] {
  const { id: paymentId, reference, remittance, endToEndId } = payment;
  const all = [remittance, reference, endToEndId];
  return [
    ...numbersIn(all).map((text) => ({ paymentId, text, kind: "word" as const })),
    ...referencesIn(all).map((text) => ({ paymentId, text, kind: "reference_in_text" as const })),
    ...[...new Set([reference, remittance].flatMap(referencesNear))].map((text) => ({
      ...{ paymentId, text, kind: "near_reference" as const },
    })),
  ];
}

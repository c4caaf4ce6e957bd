import type { PaymentTarget, ReferenceFault } from "../../billing/index.ts";
import type { FittingItem, PaymentHint } from "./match.queries.ts";
import { clearLead, isSameName, ownScoreOf, type Reason, scoreOf, sortedReasons } from "./score.rules.ts";

/** Somewhere a payment may belong: an open due item of exactly its amount, or an organization. */
export interface MatchCandidate {
  readonly organizationId: string;
  readonly dueItemId: string | null;
  readonly reasons: readonly Reason[];
}

/** What a payment without a right reference is for, how sure that is, and why; no target where it waits. */
export interface Match {
  readonly target: PaymentTarget | undefined;
  readonly score: number | null;
  readonly reasons: readonly Reason[];
}

/** Where a payment may belong, the likeliest first: each due item that fits, and each organization, with its reasons. */
export function candidatesOf(
  debtorName: string | null,
  hints: readonly PaymentHint[],
  items: readonly FittingItem[],
  names: ReadonlyMap<string, string>,
): MatchCandidate[] {
  const ofOrganization = Map.groupBy(hints, ({ organizationId }) => organizationId);
  const found = [...ofOrganization].flatMap(([organizationId, own]): MatchCandidate[] => {
    const name: readonly Reason[] = isSameName(names.get(organizationId) ?? "", debtorName)
      ? ["same_name"]
      : [];
    const general = own.flatMap(({ dueItemId, reason }) => (dueItemId === null ? [reason] : []));
    const fitting = items.filter((item) => item.organizationId === organizationId);
    const dueItems = fitting.map(({ dueItemId }) => {
      const pointing = own.flatMap((hint) => (hint.dueItemId === dueItemId ? [hint.reason] : []));
      return {
        organizationId,
        dueItemId,
        reasons: [...pointing, ...general, ...name, "same_amount" as const],
      };
    });
    const all = { organizationId, dueItemId: null, reasons: [...own.map(({ reason }) => reason), ...name] };
    return [...dueItems, all];
  });
  return found
    .map((one) => ({ ...one, reasons: sortedReasons(one.reasons) }))
    .sort((a, b) => scoreOf(b.reasons) - scoreOf(a.reasons));
}

/**
 * Decides whether a payment is booked by itself (MON-7): on what the one right reference in its text names; or on the due item whose
 * score reaches the threshold, whose second is clearly behind, and whose customer no known account contradicts.
 */
export function matchOf(
  payment: { readonly payerOrganizationId: string | null; readonly fault: ReferenceFault },
  hints: readonly PaymentHint[],
  candidates: readonly MatchCandidate[],
  threshold: number,
): Match {
  const [best] = candidates;
  const told = { score: best ? scoreOf(best.reasons) : null, reasons: best?.reasons ?? [] };
  const inText = hints.filter(({ reason }) => reason === "reference_in_text");
  if (inText.length > 0) return { ...told, target: targetInText(payment, inText, told.reasons) };
  const dueItems = candidates.filter(({ dueItemId }) => dueItemId !== null);
  const [first, second] = dueItems.toSorted((a, b) => ownScoreOf(b.reasons) - ownScoreOf(a.reasons));
  if (!first || first.dueItemId === null || ownScoreOf(first.reasons) < threshold)
    return { ...told, target: undefined };
  const nobody = { ...told, target: { kind: "unknown", outcome: payment.fault } as const };
  if (second && ownScoreOf(second.reasons) > ownScoreOf(first.reasons) - clearLead) return nobody;
  const { payerOrganizationId } = payment;
  if (payerOrganizationId !== null && payerOrganizationId !== first.organizationId) return nobody;
  const { organizationId, dueItemId, reasons } = first;
  const target = { kind: "due_item", organizationId, dueItemId, reasons } as const;
  return { target, score: scoreOf(reasons), reasons };
}

/** One right reference stands for itself; several of one customer make it theirs, and nobody guesses what they meant to pay. */
function targetInText(
  { fault }: { readonly fault: ReferenceFault },
  inText: readonly PaymentHint[],
  reasons: readonly Reason[],
): PaymentTarget {
  const dueItemIds = [...new Set(inText.map((hint) => hint.dueItemId))];
  const organizationIds = [...new Set(inText.map((hint) => hint.organizationId))];
  const [dueItemId] = dueItemIds;
  const [organizationId] = organizationIds;
  if (!organizationId || organizationIds.length > 1) return { kind: "unknown", outcome: fault };
  if (dueItemId && dueItemIds.length === 1) return { kind: "due_item", organizationId, dueItemId, reasons };
  return { kind: "organization", organizationId, outcome: fault, reasons };
}

import assert from "node:assert/strict";
import test from "node:test";
import type { PaymentHint } from "./match.queries.ts";
import { candidatesOf, matchOf } from "./match.rules.ts";
import type { Reason } from "./score.rules.ts";

const hint = (organizationId: string, dueItemId: string | null, reason: Reason): PaymentHint => ({
  ...{ paymentId: "p", organizationId, dueItemId, reason },
});
const item = (organizationId: string, dueItemId: string) => ({ paymentId: "p", organizationId, dueItemId });
const names = new Map([
  ["a", "Lindenhof Gartenbau"],
  ["b", "Blumen Oberholzer"],
]);

/** What becomes of a payment that these hints point somewhere. */
function decide(
  hints: readonly PaymentHint[],
  items: readonly ReturnType<typeof item>[],
  payer: { name?: string; organizationId?: string } = {},
) {
  const candidates = candidatesOf(payer.name ?? null, hints, items, names);
  const known = { payerOrganizationId: payer.organizationId ?? null, fault: "no_reference" as const };
  return matchOf(known, hints, candidates, 80);
}

test("MON-7 what reaches the threshold is booked, with its score and its reasons", () => {
  const { target, score, reasons } = decide(
    [hint("a", "1", "number_in_text"), hint("a", null, "same_account")],
    [item("a", "1"), item("a", "2")],
    { organizationId: "a" },
  );
  assert.deepEqual([score, reasons], [85, ["number_in_text", "same_account", "same_amount"]]);
  assert.equal(target?.kind === "due_item" && target.dueItemId, "1");
});

test("MON-7 below the threshold nothing is decided; what the best one was is told", () => {
  const { target, score, reasons } = decide([hint("a", "1", "number_in_text")], [item("a", "1")]);
  assert.deepEqual([target, score, reasons], [undefined, 65, ["number_in_text", "same_amount"]]);
  assert.deepEqual(decide([], []), { target: undefined, score: null, reasons: [] });
});

test("MON-7 two that are as likely wait, and so does what a known account contradicts", () => {
  const twice = [hint("a", "1", "near_reference"), hint("b", "2", "near_reference")];
  const accounts = [hint("a", null, "same_account"), hint("b", null, "same_account")];
  const waits = decide([...twice, ...accounts], [item("a", "1"), item("b", "2")]);
  assert.deepEqual(waits.target, { kind: "unknown", outcome: "no_reference" });
  const against = decide([hint("a", "1", "number_in_text")], [item("a", "1")], {
    name: "Lindenhof Gartenbau",
    organizationId: "b",
  });
  assert.deepEqual([against.score, against.target?.kind], [80, "unknown"]);
});

test("MON-7 one right reference in the text stands for itself; two of one customer are nobody's guess", () => {
  const one = [hint("a", "1", "reference_in_text")];
  assert.equal(decide(one, []).target?.kind, "due_item", "whatever its amount: billing says what that means");
  const two = decide([...one, hint("a", "2", "reference_in_text")], []);
  assert.equal(two.target?.kind, "organization");
  assert.equal(decide([...one, hint("b", "3", "reference_in_text")], []).target?.kind, "unknown");
});

import test from "node:test";
import { z } from "zod";
import type { Endpoint } from "../../common/contract.ts";
import { routes } from "../../server/domains.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";

const endpoints: readonly Endpoint[] = routes.map(({ endpoint }) => endpoint);
const acts = endpoints.filter(({ actor, method }) => actor !== "visitor" && method !== "GET");

/** What SEC-12 calls sensitive: factors, e-mail, payout, ownership, tokens, deletion; and what is as good as one of them. */
const sensitive = [
  "address",
  "alert",
  "backup_code",
  "closing",
  "factor",
  "passkey",
  "password",
  "payment_profile",
  "payout",
  "phone",
  "token",
  "staff.payout",
];

/** Acts on those that need no proof, and why. */
const harmless: Record<string, string> = {
  "factor.rename": "a name protects nothing",
  "passkey.give_proof": "is the proof",
  "passkey.start_proof": "begins the proof",
  "payment_profile.make_default": "chooses among what is kept",
  "payment_profile.settle_setup": "asks what came of a page that was opened with a proof",
  "payout.withdraw": "the money stays where it is",
  "staff.payout.refuse": "the money goes back to the customer's prepaid account",
  "staff.payout.confirm": "records what PayPal has paid already",
};

/** Rules that want the password typed again ask for it in the act itself: ACC-6, SEC-4. */
function asksForPassword({ body }: Endpoint): boolean {
  return body instanceof z.ZodObject && "password" in body.shape;
}

test("SEC-12 every sensitive act asks for a proof that is fresh, or for the password itself", () => {
  const nounOf = ({ id }: Endpoint) => id.slice(0, id.lastIndexOf("."));
  const without = acts
    .filter((act) => sensitive.includes(nounOf(act)) && !act.proof && !asksForPassword(act))
    .map(({ id }) => id);
  assertSame(without, Object.keys(harmless), "Declare `proof`, or name here why the act does no harm:");
  const idle = sensitive.filter((noun) => !acts.some((act) => nounOf(act) === noun));
  assertNone(idle, "No act is about this any more:");
});

test("a proof is asked of who is signed in: visitors have none to give", () => {
  const wrong = endpoints.filter(({ actor, proof }) => proof && actor === "visitor");
  assertNone(
    wrong.map(({ id }) => id),
    "Remove `proof`:",
  );
});

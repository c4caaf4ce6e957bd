import type { z } from "zod";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { checkCode, readyCode } from "../factors/check-code.ts";
import { checkOwnPassword } from "../sessions/check-own-password.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import { noteProof } from "./note-proof.ts";
import type { giveProof as endpoint } from "./proof.contract.ts";

/**
 * Proves again who sits there (SEC-12). In a session that gave no second factor, the password is not enough where the account has
 * one. Refused: identity.wrong_password, identity.wrong_code, identity.factor_proof_needed.
 */
export async function giveProof(
  ctx: OpenContext,
  http: Http,
  given: z.output<typeof endpoint.body>,
): Promise<undefined | Refused> {
  if (given.method === "password") return provePassword(ctx, http, given.password);
  const userId = userOf(ctx);
  const code = await readyCode(ctx, userId, given, { sessionId: ctx.actor.sessionId ?? "" });
  return ctx.write(async (tx) => {
    if (await checkCode(tx, userId, code)) return noteProof(tx, http, given.method);
    tx.audit({ action: "session.second_factor_refused", userId });
    return new Refused("identity.wrong_code");
  });
}

async function provePassword(ctx: OpenContext, http: Http, password: string): Promise<undefined | Refused> {
  const refused = await checkOwnPassword(ctx, password);
  if (refused) return refused;
  return ctx.write(async (tx) => {
    const session = found(await findOwnSession(tx.db, tx.actor.sessionId ?? ""));
    if (session.has_factor && !session.second_factor_at) return new Refused("identity.factor_proof_needed");
    return noteProof(tx, http, "password");
  });
}

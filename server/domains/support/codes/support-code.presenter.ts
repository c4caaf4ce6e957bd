import { type ReadContext, userOf } from "../../../platform/context.ts";
import { unseal } from "../../identity/index.ts";
import { sealedFor } from "./keep-code-secret.ts";
import { findCode } from "./support-code.queries.ts";

/** The support code of the signed-in user while it is good, or who used the last. */
export async function presentCode(ctx: ReadContext) {
  const userId = userOf(ctx);
  const row = await findCode(ctx.db, userId);
  const used = row?.usedAt ? { at: row.usedAt, by: row.usedByName ?? "" } : null;
  if (!row?.sealedCode) return { code: null, secondsLeft: 0, used };
  const left = Temporal.Instant.from(row.expiresAt).since(ctx.clock.now()).total("seconds");
  if (left <= 0) return { code: null, secondsLeft: 0, used };
  return { code: unseal(ctx.config, row.sealedCode, sealedFor(userId)), secondsLeft: Math.ceil(left), used };
}
